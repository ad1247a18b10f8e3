"""Files that should not come in, and a few that should, made in memory."""

import io
import struct
import zipfile
import zlib

from PIL import Image

DOCX_TYPES = b'<Types><Override PartName="/word/document.xml" ContentType="main+xml"/></Types>'


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def flood() -> bytes:
    """A small PNG that says it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pdf(*objects: bytes) -> bytes:
    body = b"\n".join(objects) or b"1 0 obj << /Type /Catalog >> endobj"
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def packed(objects: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """An object stream, in which a reader finds objects that the bytes do not show."""
    content = zlib.compress(objects)
    head = b"9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter " + filters + b" >> stream\n"
    return head + content + b"\nendstream endobj"


def archive(parts: dict[str, bytes], **how) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how.get("packing", zipfile.ZIP_DEFLATED)) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    extra = {name.replace("__", "/").replace("_bin", ".bin"): content for name, content in more.items()}
    return archive({"[Content_Types].xml": DOCX_TYPES, "word/document.xml": b"<w/>", **extra})


def xlsx() -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})


def with_part(name: str, content: bytes) -> bytes:
    return archive({"[Content_Types].xml": DOCX_TYPES, "word/document.xml": b"<w/>", name: content})


def overlapping() -> bytes:
    """A document whose directory uses the same bytes again and again."""
    good = bytearray(docx())
    end = good.rfind(b"PK\x05\x06")
    start = struct.unpack("<I", good[end + 16 : end + 20])[0]
    last = good[good.rfind(b"PK\x01\x02", 0, end) : end]
    fat = bytearray(last)
    fat[20:24] = struct.pack("<I", 50_000_000)
    fat[24:28] = struct.pack("<I", 50_000_000)
    many = bytes(good[start:end]) + bytes(fat).replace(b"document.xml", b"documenu.xml")
    tail = bytearray(good[end:])
    tail[8:12] = struct.pack("<HH", 3, 3)
    tail[12:16] = struct.pack("<I", len(many))
    return bytes(good[:start]) + many + bytes(tail)


def locked() -> bytes:
    """A document whose parts say that they are encrypted."""
    made = bytearray(docx())
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 8] |= 1
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


HOSTILE = {
    "empty": (b"", "leer.txt"),
    "too heavy": (b"a" * (10 * 1024 * 1024 + 1), "gross.txt"),
    "program": (b"MZ\x90\x00\x03", "bild.jpg"),
    "elf": (b"\x7fELF\x02\x01\x01\x00", "bild.png"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "bild.svg"),
    "page": (b"<html><script>alert(1)</script></html>", "brief.html"),
    "picture called pdf": (picture(), "brief.pdf"),
    "picture called exe": (picture(), "brief.png.exe"),
    "pdf called picture": (pdf(), "bild.jpg"),
    "text called docx": ("你好".encode(), "brief.docx"),
    "docx called xlsx": (docx(), "liste.xlsx"),
    "docx called docm": (docx(), "brief.docm"),
    "half a picture": (picture()[:20], "bild.png"),
    "only a head": (b"\xff\xd8\xff\xe0JUNK", "bild.jpg"),
    "pixel flood": (flood(), "bild.png"),
    "tiff": (b"II*\x00\x08\x00\x00\x00", "bild.tif"),
    "pdf with a script": (pdf(b"1 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >> endobj"), "a.pdf"),
    "pdf with a hidden script": (pdf(b"1 0 obj << /S /Java#53cript >> endobj"), "a.pdf"),
    "pdf with a packed script": (pdf(packed(b"1 0 << /S /JavaScript /JS (x) >>")), "a.pdf"),
    "pdf packed in another way": (pdf(packed(b"1 0 << >>", b"[/ASCIIHexDecode /FlateDecode]")), "a.pdf"),
    "pdf bomb": (pdf(packed(b"\0" * (9 * 1024 * 1024))), "a.pdf"),
    "pdf that starts a program": (pdf(b"1 0 obj << /S /Launch /F (cmd.exe) >> endobj"), "a.pdf"),
    "pdf with a file inside": (pdf(b"1 0 obj << /Type /EmbeddedFile >> endobj"), "a.pdf"),
    "locked pdf": (pdf(b"1 0 obj << >> endobj trailer << /Encrypt 2 0 R >>"), "a.pdf"),
    "half a pdf": (b"%PDF-1.7\n1 0 obj", "a.pdf"),
    "plain archive": (archive({"a.txt": b"x"}), "a.zip"),
    "archive called docx": (archive({"a.txt": b"x"}), "a.docx"),
    "zip bomb": (with_part("word/media/a.xml", b"\0" * (120 * 1024 * 1024)), "a.docx"),
    "zip of zeros": (with_part("word/media/a.xml", b"\0" * (20 * 1024 * 1024)), "a.docx"),
    "overlapping parts": (overlapping(), "a.docx"),
    "many parts": (archive({f"p{n}": b"" for n in range(2100)} | {"[Content_Types].xml": b""}), "a.docx"),
    "macros": (with_part("word/vbaProject.bin", b"x"), "a.docx"),
    "macros by type": (
        archive({"[Content_Types].xml": b"x.macroEnabled.main+xml", "word/document.xml": b""}),
        "a.docx",
    ),
    "file within": (with_part("word/embeddings/a.exe", b"MZ"), "a.docx"),
    "template from afar": (
        with_part("word/_rels/settings.xml.rels", b'<Relationship Target="http://x" TargetMode="External"/>'),
        "a.docx",
    ),
    "way out": (with_part("../../etc/passwd", b"x"), "a.docx"),
    "locked docx": (locked(), "a.docx"),
    "half a docx": (docx()[:60], "a.docx"),
    "text of bytes": (b"\xfe\xff\x00\x01\x02", "a.txt"),
    "text with a bell": (b"ring\x07", "a.txt"),
    "gbk text": ("你好，世界".encode("gbk"), "a.txt"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"),
}
