"""Looks into a PDF without showing it: nothing that runs, starts, sends or carries other files is taken."""

import re
import zlib

from django.utils.translation import gettext_lazy as _

from people.refusals import Refusal

BROKEN = _("This PDF cannot be read. Save or print it anew as PDF and choose it again.")
ACTIVE = _("This PDF carries a program or other files inside. Print it anew as a plain PDF and choose that one.")
LOCKED = _("This PDF is protected by a password. Save it without one and choose it again.")

MOST_INFLATED = 8 * 1024 * 1024  # bytes of the packed objects of one file that are read
LONGEST_HEAD = 4096  # bytes before the word "stream" in which an object says what it is
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFile|Filespec|RichMedia|GoToE|GoToR|SubmitForm|ImportData|XFA|Rendition)\b"
)
_LOCKED = re.compile(rb"/Encrypt\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_PLAIN = (b"/FlateDecode", b"/Fl")


def check(content: bytes) -> None:
    """Raises Refusal for a PDF that is broken, locked, or has scripts, actions or files inside, packed or not."""
    if b"%%EOF" not in content[-2048:]:
        raise Refusal(BROKEN)
    plain = _unescaped(content)
    if _LOCKED.search(plain):
        raise Refusal(LOCKED)
    if _ACTIVE.search(plain):
        raise Refusal(ACTIVE)
    left = MOST_INFLATED
    for found in _STREAM.finditer(content):
        head = _unescaped(content[max(0, found.start() - LONGEST_HEAD) : found.start()].rpartition(b" obj")[2])
        if b"/ObjStm" in head:
            objects = _unpacked(content, found.end(), head, left)
            left -= len(objects)
            if _ACTIVE.search(_unescaped(objects)):
                raise Refusal(ACTIVE)


def _unpacked(content: bytes, start: int, head: bytes, most: int) -> bytes:
    """The packed objects that begin here; what is packed in another way than usual, or too much, is refused."""
    filters = _FILTER.search(head)
    if filters is None:
        return content[start : content.find(b"endstream", start)]
    if filters[1].strip(b"[] \r\n\t") not in _PLAIN:
        raise Refusal(BROKEN)
    unpacking = zlib.decompressobj()
    try:
        objects = unpacking.decompress(content[start:], most)
    except zlib.error as error:
        raise Refusal(BROKEN) from error
    if not unpacking.eof:
        raise Refusal(BROKEN)
    return objects


def _unescaped(content: bytes) -> bytes:
    """Names as readers understand them: /Java#53cript is /JavaScript."""
    return _HEX.sub(lambda found: bytes([int(found[1], 16)]), content)
