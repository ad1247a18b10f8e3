"""What a picture is, by its content, and what is left of it."""

import io
import random
from contextlib import suppress

import pytest
from PIL import Image, ImageOps

from interaction.actions.images import MOST_BYTES, NO_IMAGE, TOO_HEAVY, TOO_MANY_PIXELS, redraw
from people.refusals import Refusal
from tests.interaction.paint import bomb, picture, with_place

LIES = {
    "empty": b"",
    "text": "这不是图片".encode(),
    "page": b"<!doctype html><script>alert(1)</script>",
    "drawing with scripts": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "program": b"MZ\x90\0" * 200,
    "archive": b"PK\x03\x04" + b"\0" * 100,
    "document": b"%PDF-1.7\n%%EOF",
    "half a JPEG": picture(size=(400, 300))[:200],
    "head of a PNG": picture("PNG")[:30],
    "head of a WebP": b"RIFF\x10\0\0\0WEBPVP8 ",
    "head of a GIF": b"GIF89a\x01\0",
    "bitmap": picture("BMP"),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
}


@pytest.mark.parametrize("lie", LIES)
def test_redraw_refuses_what_is_no_picture(lie):
    with pytest.raises(Refusal) as refused:
        redraw(LIES[lie])

    assert refused.value.sentence == NO_IMAGE


@pytest.mark.parametrize("claim", [(6400, 6300), (10_000, 10_000), (60_000, 60_000)])
def test_redraw_refuses_a_bomb_before_decoding_it(claim):
    with pytest.raises(Refusal) as refused:
        redraw(bomb(*claim))

    assert refused.value.sentence == TOO_MANY_PIXELS


def test_redraw_refuses_more_than_ten_megabytes():
    with pytest.raises(Refusal) as refused:
        redraw(picture() + b"\0" * MOST_BYTES)

    assert refused.value.sentence == TOO_HEAVY


@pytest.mark.parametrize(
    ("kind", "mode", "suffix"),
    [
        ("JPEG", "RGB", ".jpg"),
        ("JPEG", "CMYK", ".jpg"),
        ("JPEG", "L", ".jpg"),
        ("PNG", "RGBA", ".png"),
        ("PNG", "P", ".png"),
        ("PNG", "I;16", ".png"),
        ("PNG", "1", ".png"),
        ("WEBP", "RGBA", ".jpg"),
        ("GIF", "P", ".png"),
    ],
)
def test_redraw_takes_every_common_kind(kind, mode, suffix):
    drawn = redraw(picture(kind, (60, 40), mode))

    again = Image.open(io.BytesIO(drawn.content))
    assert drawn.suffix == suffix
    assert again.format == {".jpg": "JPEG", ".png": "PNG"}[suffix]
    assert again.size == (drawn.width, drawn.height) == (60, 40)


def test_redraw_forgets_place_and_camera_and_stands_upright():
    original = with_place((60, 40))
    assert b"SecretCamera" in original

    drawn = redraw(original)

    assert (drawn.width, drawn.height) == (40, 60)
    assert b"SecretCamera" not in drawn.content
    assert not Image.open(io.BytesIO(drawn.content)).getexif()


@pytest.mark.parametrize("turn", range(1, 9))
def test_redraw_turns_a_picture_as_the_camera_was_held(turn):
    image = Image.new("RGB", (64, 32), "black")
    image.paste("white", (0, 0, 32, 16))
    exif = Image.Exif()
    exif[0x0112] = turn
    file = io.BytesIO()
    image.save(file, "JPEG", quality=95, exif=exif)

    mine = Image.open(io.BytesIO(redraw(file.getvalue()).content))

    theirs = ImageOps.exif_transpose(Image.open(file))
    assert mine.size == theirs.size
    corners = [(4, 4), (mine.width - 4, 4), (4, mine.height - 4), (mine.width - 4, mine.height - 4)]
    assert [mine.getpixel(at)[0] > 127 for at in corners] == [theirs.getpixel(at)[0] > 127 for at in corners]


def test_redraw_drops_what_is_hidden_behind_the_picture():
    drawn = redraw(picture() + b"<script>alert(1)</script>")

    assert b"script" not in drawn.content


def test_redraw_makes_large_ones_smaller_and_keeps_their_shape():
    drawn = redraw(picture(size=(5000, 2500)))

    assert (drawn.width, drawn.height) == (2000, 1000)


def test_redraw_gives_a_heavy_drawing_out_as_jpeg():
    noise = Image.frombytes("RGB", (900, 900), random.Random(1).randbytes(900 * 900 * 3))
    file = io.BytesIO()
    noise.save(file, "PNG")

    assert redraw(file.getvalue()).suffix == ".jpg"


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, on a damaged EXIF
def test_redraw_answers_damaged_pictures_with_a_sentence_or_a_picture():
    chance = random.Random(7)
    kinds = [picture("JPEG", (90, 70)), picture("PNG"), picture("GIF", mode="P"), picture("WEBP"), with_place()]
    for number in range(400):
        content = bytearray(kinds[number % len(kinds)])
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        with suppress(Refusal):
            assert Image.open(io.BytesIO(redraw(bytes(content)).content)).width
