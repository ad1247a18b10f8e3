"""Reads the directory of a Word or Excel file without unpacking it: macros, foreign parts and bombs are refused."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from people.refusals import Refusal

NO_OFFICE = _("Archives are not taken. Choose the files themselves: pictures, PDF, docx, xlsx or text.")
BROKEN = _("This document cannot be read. Open it, save it anew and choose it again.")
MACROS = _("This document carries macros or other files inside. Save it as a plain docx, xlsx or PDF.")
TOO_MUCH = _("This document unpacks to far more than its size. Save it as PDF and choose that one.")

MOST_PARTS = 2000
MOST_INFLATED = 100 * 1024 * 1024  # bytes of all parts together, as the directory says
MOST_TIMES = 200  # how much larger one part may be than it is packed
SMALL = 1024 * 1024  # bytes: parts up to this size may be packed as tightly as they like
MOST_READ = 1024 * 1024  # bytes of a part that is looked into
TYPES = "[Content_Types].xml"
FOREIGN = ("vbaproject", "vbadata", "/activex/", "/embeddings/", "/macrosheets/", "/dialogsheets/", "oleobject")


@dataclass(frozen=True)
class Office:
    """A sort of document: its ending, its type, and the part that every such document has."""

    suffix: str
    mime: str
    part: str


SORTS = (
    Office(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"),
    Office(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"),
)


def check(content: bytes) -> Office:
    """Which sort of document it is. Raises Refusal for an archive, a bomb, macros, or what cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_size(parts, len(content))
            names = [part.filename for part in parts]
            found = next((sort for sort in SORTS if {sort.part, TYPES} <= set(names)), None)
            if found is None:
                raise Refusal(NO_OFFICE)
            _check_parts(archive, names)
            return found
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Refusal(BROKEN) from error


def _check_size(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Nothing inflates beyond measure, and no bytes are used twice."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_INFLATED:
        raise Refusal(TOO_MUCH)
    if sum(part.compress_size for part in parts) > size:
        raise Refusal(TOO_MUCH)
    for part in parts:
        if part.file_size > SMALL and part.file_size > MOST_TIMES * max(part.compress_size, 1):
            raise Refusal(TOO_MUCH)
        if part.flag_bits & 0x1:
            raise Refusal(BROKEN)


def _check_parts(archive: zipfile.ZipFile, names: list[str]) -> None:
    """No macros by name or by declared type, no files within, no names that lead out of it, no template from afar."""
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name or "\\" in name for name in names):
        raise Refusal(BROKEN)
    if any(mark in f"/{name.lower()}" for name in names for mark in FOREIGN):
        raise Refusal(MACROS)
    if b"macroenabled" in _read(archive, TYPES).lower():
        raise Refusal(MACROS)
    for name in names:
        if name.endswith("settings.xml.rels") and b"external" in _read(archive, name).lower():
            raise Refusal(MACROS)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's beginning; one that is longer than its directory says is refused by the reader."""
    with archive.open(name) as part:
        content = part.read(MOST_READ + 1)
    if len(content) > MOST_READ:
        raise Refusal(TOO_MUCH)
    return content
