"""Pictures for tests, and files that only pretend to be some."""

import io
import struct
import zlib

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **how) -> bytes:
    """The bytes of a plain picture."""
    file = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(file, kind, **how)
    return file.getvalue()


def with_place(size: tuple[int, int] = (60, 40)) -> bytes:
    """A JPEG lying on its side, with the camera's name and the place in its EXIF."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SecretCamera"
    exif.get_ifd(0x8825)[2] = (36.0, 18.0, 0.0)
    return picture(size=size, exif=exif)


def bomb(width: int, height: int) -> bytes:
    """A small PNG file whose header claims this many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
