"""A picture as a citizen might add it to a letter, drawn by the demo itself."""

from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from interaction.actions.images import saved

SIZE = (960, 640)
SKY, GROUND, DARK = (198, 214, 224), (142, 146, 150), (74, 80, 88)


def picture(name: str, seed: int) -> SimpleUploadedFile:
    """A street with a kerb and a few shapes in the way, a PNG under this name; the same seed draws the same."""
    chance, image = Random(seed), Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 360, *SIZE), fill=GROUND)
    pen.polygon([(0, 400), (960, 372), (960, 384), (0, 416)], fill=(220, 220, 214))
    for _shape in range(6):
        left, top = chance.randint(0, 800), chance.randint(300, 520)
        shade = chance.randint(-30, 30)
        colour = tuple(min(255, max(0, part + shade)) for part in DARK)
        pen.rectangle((left, top, left + chance.randint(40, 150), top + chance.randint(20, 90)), fill=colour)
    pen.ellipse((380, 470, 640, 590), fill=(96, 100, 104), outline=DARK, width=4)
    return SimpleUploadedFile(name, saved(image, "PNG"), content_type="image/png")
