"""The transcript as a Word file (python-docx): A4, Chinese fonts for Chinese, one style for each kind of text."""

import io
import re
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.pkgwriter import PackageWriter
from docx.shared import Cm

from interaction import files
from interaction.models import Message, Occasion, Participant, Submission
from interaction.queries.transcript import Entry, Said, Transcript
from interaction.queries.verify import Head
from interaction.wordstyles import dress

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_PICTURE = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # characters that XML cannot hold


def word_file(occasion: Occasion, spoken: Transcript, record: Head, *, site: str) -> bytes:
    """The whole transcript with its headings in the reader's language; `site` is the address of this site."""
    return _Paper(occasion, site).write(spoken, record)


class _Paper:
    """One document while it is written."""

    def __init__(self, occasion: Occasion, site: str):
        self.occasion, self.site = occasion, site
        self.document = Document()
        self.title = _plain(_("%(title)s – transcript") % {"title": occasion.said("title")})
        dress(self.document, self.title, subject=_plain(occasion.department.said("name")))

    def write(self, spoken: Transcript, record: Head) -> bytes:
        self._head(spoken)
        if self.occasion.said("afterword"):
            self._say("Heading 1", _("In short"))
            self._text(self.occasion.said("afterword"))
        self._say("Heading 1", _("What was said"))
        self._entries(spoken.live)
        if spoken.later:
            self._say("Heading 1", _("Answered in writing afterwards"))
            self._entries(spoken.later)
        self._waiting(spoken.waiting)
        self._record(record)
        kept, package = io.BytesIO(), self.document.part.package
        PackageWriter.write(kept, package.rels, package.parts)
        return kept.getvalue()

    def _head(self, spoken: Transcript) -> None:
        self._say("Title", self.occasion.said("title"))
        facts = [
            (_("Time"), _when(self.occasion.starts_at)),
            (_("Department"), self.occasion.department.said("name")),
            (pgettext("part", "Host"), _listed(spoken.hosts)),
            (_("Guests"), _listed(spoken.guests)),
            (_("Address"), self.site + reverse("interaction:room", args=[self.occasion.pk])),
        ]
        for name, value in facts:
            if value:
                self._pair("Facts", name, value)

    def _entries(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.kind == "phase":
                self._say("Passage", f"{_clock(entry.at)}　{entry.label}")
            elif entry.picture:
                self._picture(entry)
            elif entry.question:
                self._answer(entry, entry.question)
            else:
                self._said(entry.said[0], _("Host"))

    def _answer(self, entry: Entry, question: Submission) -> None:
        self._pair("Question", _asker(question), question.title)
        for other in entry.joined:
            self._pair("Joined", _("Also asked by %(name)s") % {"name": _asker(other)}, other.title)
        for one in entry.said:
            self._said(one, _("Guest"))
        if not entry.said:
            self._say("Passage", _("This question was answered by word of mouth."))

    def _said(self, said: Said, part: str) -> None:
        at = said.message.released_at
        told = _("in writing on %(date)s") % {"date": _when(at)} if said.late else _clock(at)
        self._pair("Answer", f"{_speaker(said.message) or part} [{told}]", said.text)
        for note in said.notes:
            is_progress = note.kind == Message.Kind.PROGRESS
            name = _("Later progress, %(date)s") if is_progress else _("Correction, %(date)s")
            self._pair("Note", name % {"date": _when(note.released_at)}, note.text)

    def _picture(self, entry: Entry) -> None:
        if entry.picture is None:
            return
        alt, content = _plain(entry.picture.alt), files.read(entry.picture.name)
        if content:
            try:
                shape = self.document.add_picture(io.BytesIO(content), width=Cm(11))
                shape._inline.docPr.set("descr", alt)
            except NO_PICTURE:
                pass  # its words stand below
        self._say("Passage", _("Picture: %(text)s") % {"text": alt})

    def _waiting(self, questions: list[Submission]) -> None:
        if not questions:
            return
        self._say("Heading 1", _("Not answered yet"))
        for question in questions:
            self._pair("Joined", _asker(question), question.title)

    def _record(self, record: Head) -> None:
        self._say("Heading 1", _("The record"))
        if not record.last_hash:
            return self._say("Normal", _("Nothing has been recorded yet."))
        told = {"frames": record.frames, "withdrawn": record.withdrawn, "hash": record.last_hash}
        self._say("Normal", _("%(frames)s entries, %(withdrawn)s of them withdrawn. Last hash: %(hash)s") % told)
        address = self.site + reverse("interaction:record", args=[self.occasion.pk])
        return self._say("Normal", _("How anybody can check it: %(address)s") % {"address": address})

    def _say(self, style: str, text: object) -> None:
        self.document.add_paragraph(_plain(text), style=style)

    def _pair(self, style: str, name: object, text: str) -> None:
        """A paragraph that begins with a name in bold; further lines follow as paragraphs of the same style."""
        first, *others = _plain(text).splitlines() or [""]
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(_plain(pgettext("name before a text", "%(name)s: ") % {"name": name})).bold = True
        paragraph.add_run(first)
        for line in filter(str.strip, others):
            self.document.add_paragraph(line, style=style)

    def _text(self, text: str) -> None:
        for line in filter(str.strip, _plain(text).splitlines()):
            self._say("Normal", line)


def _plain(text: object) -> str:
    return FORBIDDEN.sub("", str(text))


def _when(at: datetime | None) -> str:
    return format_date(timezone.localtime(at), _("j F Y, H:i")) if at else ""


def _clock(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""


def _asker(question: Submission) -> str:
    return question.byline or pgettext("asker", "Anonymous")


def _speaker(message: Message) -> str:
    department = message.department.said("name") if message.department else ""
    return " ".join(filter(None, (message.byline, department, message.post)))


def _listed(parts: list[Participant]) -> str:
    names = [(part.name, part.department.said("name") if part.department else "", part.post) for part in parts]
    return _("; ").join(" ".join(filter(None, name)) for name in names)
