"""Judges a file by its content, never by its name: pictures, PDF, Office documents and plain text; nothing else."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from interaction.actions import office_files, pdf_files
from interaction.actions.images import redraw
from interaction.models import Upload
from people.refusals import Refusal

MOST_BYTES = 10 * 1024 * 1024
LONGEST_STEM = 100
Kind = Upload.Kind

EMPTY = _("This file is empty. Choose another one.")
TOO_HEAVY = _("The file is larger than 10 MB. Make it smaller, or send a part of it.")
NOT_TAKEN = _(
    "Files of this sort are not taken. Choose a picture, a PDF, a Word or Excel file (docx, xlsx), or a text."
)
OTHER_NAME = _("What is in the file is not what its name says. Save it anew with the right ending and choose it again.")

# The endings a name may have for what was found in the file.
ENDINGS = {
    Kind.IMAGE: ("jpg", "jpeg", "jfif", "png", "webp", "gif"),
    Kind.PDF: ("pdf",),
    Kind.TEXT: ("txt", "text", "md", "csv", "log"),
}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff/\\:*?\"<>|]")


@dataclass(frozen=True)
class Judged:
    """A file as it is kept: its bytes (pictures drawn anew), a safe name, its sort and the digest of the bytes."""

    content: bytes
    name: str
    kind: str
    mime: str
    suffix: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def judge(content: bytes, name: str) -> Judged:
    """What is to be kept of this file. Raises Refusal with one sentence for whatever is not taken."""
    if not content:
        raise Refusal(EMPTY)
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_HEAVY)
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return _picture(content, name)
    if content.startswith(b"%PDF-"):
        _check_ending(name, ENDINGS[Kind.PDF])
        pdf_files.check(content)
        return Judged(content, _named(name, ".pdf"), Kind.PDF, "application/pdf", ".pdf")
    if content.startswith(b"PK\x03\x04"):
        found = office_files.check(content)
        _check_ending(name, (found.suffix[1:],))
        return Judged(content, _named(name, found.suffix), Kind.DOCUMENT, found.mime, found.suffix)
    return _text(content, name)


def _picture(content: bytes, name: str) -> Judged:
    _check_ending(name, ENDINGS[Kind.IMAGE])
    drawn = redraw(content)
    mime = "image/png" if drawn.suffix == ".png" else "image/jpeg"
    return Judged(drawn.content, _named(name, drawn.suffix), Kind.IMAGE, mime, drawn.suffix)


def _text(content: bytes, name: str) -> Judged:
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(NOT_TAKEN) from error
    if _CONTROL.search(said):
        raise Refusal(NOT_TAKEN)
    _check_ending(name, ENDINGS[Kind.TEXT])
    return Judged(content, _named(name, ".txt"), Kind.TEXT, "text/plain", ".txt")


def _check_ending(name: str, allowed: tuple[str, ...]) -> None:
    if PurePath(_fit(name)).suffix[1:].lower() not in allowed:
        raise Refusal(OTHER_NAME)


def _named(name: str, suffix: str) -> str:
    """The sender's name for it without what could mislead, ending as its content is."""
    stem = PurePath(_fit(name)).stem.strip(". ")[:LONGEST_STEM]
    return f"{stem or 'file'}{suffix}"


def _fit(name: str) -> str:
    return _UNFIT.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
