"""What author and office have said to each other about one submission, in its order, with the files of each text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from interaction import registry
from interaction.models import Message, Submission, Upload
from interaction.queries.timeline import OwnItem
from interaction.queries.uploads import of_letter

BY_AUTHOR = (Message.Kind.SUPPLEMENT, Message.Kind.CORRECTION, Message.Kind.FOLLOW_UP)
WAY = ("received", "read", "department", "answered")
_PLACES = {"waiting": 1, "correction": 1, "accepted": 2, "assigned": 2, "in-progress": 2, "in-review": 2}


@dataclass(frozen=True)
class Spoken:
    """One text after the letter itself: the office's answer, or what the author added, asked or put right."""

    message: Message
    by_author: bool
    files: list[Upload] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        return self.message.released_at or self.message.written_at


@dataclass(frozen=True)
class Station:
    """One of the four places on a letter's way; `state` is done, now or ahead."""

    key: str
    state: str


def spoken(own: OwnItem) -> list[Spoken]:
    """The texts after the letter, the oldest first; files are those that lie with each."""
    files = files_by_message(own.submission)
    said = [Spoken(one, False, files.get(one.pk, [])) for one in own.answers]
    for one in own.submission.messages.all():
        if one.kind in BY_AUTHOR and one.state == Message.State.RELEASED:
            said.append(Spoken(one, True, files.get(one.pk, [])))
    return sorted(said, key=lambda one: (one.at, one.message.pk))


def letter_files(own: OwnItem) -> list[Upload]:
    """The files that came with the letter."""
    kinds = {one.pk: one.kind for one in own.submission.messages.all()}
    found = files_by_message(own.submission)
    return [one for pk, some in found.items() if pk is None or kinds.get(pk) == Message.Kind.LETTER for one in some]


def files_by_message(submission: Submission) -> dict[int | None, list[Upload]]:
    """The files of a letter by the id of the text they lie with."""
    found: dict[int | None, list[Upload]] = {}
    for upload in of_letter(submission):
        found.setdefault(upload.message_id, []).append(upload)
    return found


def way_of(submission: Submission) -> list[Station]:
    """How far a letter has come, in four stations; empty for a live question and for what ended on the way."""
    if registry.get(submission.channel).workflow.key != "case":
        return []
    answered = submission.state in ("replied", "closed") and submission.answered_at is not None
    place = len(WAY) if answered else _PLACES.get(submission.state, -1)
    if place < 0:
        return []
    return [Station(key, _stands(number, place)) for number, key in enumerate(WAY)]


def _stands(number: int, place: int) -> str:
    return "done" if number < place else "now" if number == place else "ahead"


def parted(submission: Submission) -> list[Submission]:
    """The letters that came from the same text, so that each points to the others."""
    rows: Iterable[Submission] = submission.split_off.order_by("pk")
    return [*([submission.split_from] if submission.split_from else []), *rows]
