"""manage.py import_messages FILE: takes over letters with their answers from JSON lines."""

from itertools import islice
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from interaction.actions.imports import import_letters
from interaction.forms.imported import BadLine, read_line
from interaction.queries.archive import department_called

BATCH = 200
LONGEST_LINE = 1_000_000  # characters
BAR = 30


class Command(BaseCommand):
    """Imports in batches of 200, each in one transaction; what is here already is left alone, so it can be repeated."""

    help = (
        "Import answered letters (JSON lines: id, user, subject, body, sent_at, reply, replied_at; "
        "if known: channel, kind, department, outcome)."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--department", default="", help="slug of the department that answered")

    def handle(self, *, file: Path, department: str, **options):
        answering = department_called(department) if department else None
        if department and answering is None:
            raise CommandError(_("There is no department with the slug %(slug)s.") % {"slug": department})
        self.counts = {"new": 0, "known": 0, "bad": 0}
        try:
            with file.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
                self.import_all(lines, file.stat().st_size, answering)
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(why)s") % {"why": error.strerror}) from None
        self.stdout.write(_("%(new)d imported, %(known)d already here, %(bad)d bad lines.") % self.counts)

    def import_all(self, lines, size: int, department) -> None:
        """Goes through the file once, holding one batch in memory."""
        numbered = self.read(lines)
        while batch := list(islice(numbered, BATCH)):
            new = import_letters(batch, department=department)
            self.counts["new"] += new
            self.counts["known"] += len(batch) - new
            self.show(lines.buffer.tell(), size)
        self.show(size, size, end="\n")

    def read(self, lines):
        """The good lines; bad ones are reported by number and reason."""
        number = 0
        while line := lines.readline(LONGEST_LINE):
            number += 1
            while not line.endswith("\n") and (rest := lines.readline(LONGEST_LINE)):
                line = f"{line[:LONGEST_LINE]}…{rest[-1]}"
            if not line.strip():
                continue
            try:
                yield read_line(line)
            except BadLine as reason:
                self.counts["bad"] += 1
                self.stderr.write(_("Line %(number)d: %(reason)s") % {"number": number, "reason": reason})

    def show(self, done: int, size: int, end: str = "") -> None:
        """The progress bar on standard error, redrawn in place on a terminal and left out elsewhere."""
        if self.stderr.isatty():
            filled = BAR * min(done, size) // max(size, 1)
            bar = "█" * filled + "░" * (BAR - filled)
            self.stderr.write(f"\r{bar} {self.counts['new'] + self.counts['known']}{end}", ending="")
