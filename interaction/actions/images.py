"""Judges an image by its content and draws it anew, so that nothing but its picture is left."""

import io
import struct
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from PIL import Image

from people.refusals import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2000
PNG_UP_TO = 1_500_000  # bytes; a larger drawing goes out as JPEG
KINDS = ("JPEG", "PNG", "WEBP", "GIF")

NO_IMAGE = _("This file is no picture that we can read. Choose a JPEG, PNG, WebP or GIF file.")
TOO_HEAVY = _("The picture is larger than 10 MB. Make it smaller and send it again.")
TOO_MANY_PIXELS = _("The picture has more than 40 million pixels. Make it smaller and send it again.")
# What the decoders raise on files that only pretend to be pictures.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, OverflowError, struct.error)
# EXIF says how the camera was held; each value but the first asks for one turn.
ORIENTATION = 0x0112
TURNS: dict[object, int] = dict(enumerate((0, 3, 1, 5, 4, 6, 2), start=2))  # Image.Transpose values
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Drawn:
    """A picture as it is stored: the encoded bytes, ".jpg" or ".png", and its size in pixels."""

    content: bytes
    suffix: str
    width: int
    height: int


def redraw(content: bytes) -> Drawn:
    """The same picture at most 2,000 pixels long, upright, without EXIF, place, profile or hidden parts.

    Raises Refusal with one sentence for what is no picture, more than 10 MB or more than 40 million pixels.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_HEAVY)
    try:
        return _encoded(_opened(content))
    except BOMB as error:
        raise Refusal(TOO_MANY_PIXELS) from error
    except BROKEN as error:
        raise Refusal(NO_IMAGE) from error


def _opened(content: bytes) -> Image.Image:
    """The decoded picture, small and upright; its size is read before a pixel is decoded."""
    image = Image.open(io.BytesIO(content), formats=KINDS)
    if image.width * image.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    turn = TURNS.get(image.getexif().get(ORIENTATION))
    is_drawing = image.format in ("PNG", "GIF")
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    small = _in_colours(image)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = small.transpose(Image.Transpose(turn)) if turn is not None else small
    upright.info = {"is_drawing": is_drawing}
    return upright


def _in_colours(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something is transparent."""
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _encoded(image: Image.Image) -> Drawn:
    if image.info.pop("is_drawing"):
        content = saved(image, "PNG", optimize=True)
        if len(content) <= PNG_UP_TO:
            return Drawn(content, ".png", image.width, image.height)
    content = saved(_on_white(image), "JPEG", quality=85, progressive=True)
    return Drawn(content, ".jpg", image.width, image.height)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def saved(image: Image.Image, kind: str, **how: Any) -> bytes:
    """The file of a picture, "PNG" or "JPEG", as its encoder writes it with these options."""
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()
