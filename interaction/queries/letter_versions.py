"""The versions of a written answer: each that was saved or handed in can be read again and compared."""

from dataclasses import dataclass
from datetime import datetime

from interaction.models import Message, Submission

KEPT = ("draft-saved", "draft")  # events that hold a version's text


@dataclass(frozen=True)
class Version:
    """One kept version: its number, text, writer (name and id) and moment, and whether it was handed in with it."""

    number: int
    text: str
    who: str
    writer: int | None
    at: datetime
    handed_in: bool


def answer_of(letter: Submission) -> Message | None:
    """The department's written answer in any state; what guests said or left unfinished in an interview is not it."""
    answers = letter.messages.filter(kind=Message.Kind.ANSWER, participant__isnull=True)
    return answers.select_related("author", "department", "released_by").order_by("-pk").first()


def draft_of(letter: Submission) -> Message | None:
    """The answer that is being written or checked; None before it is begun, also when an earlier one was released."""
    newest = answer_of(letter)
    return newest if newest and newest.state in (Message.State.DRAFT, Message.State.REVIEW) else None


def versions(letter: Submission, answer: Message | None) -> list[Version]:
    """The kept versions of this answer, oldest first; one query."""
    if answer is None:
        return []
    events = letter.events.filter(kind__in=KEPT, data__answer=answer.pk).select_related("actor").order_by("seq")
    return [
        Version(
            number=event.data["version"],
            text=event.data["text"],
            who=event.actor.name if event.actor else "",
            writer=event.actor_id,
            at=event.at,
            handed_in=event.kind == "draft",
        )
        for event in events
    ]


def version_before(kept: list[Version], answer: Message) -> Version | None:
    """What the present text is best compared with: the version handed in before, else the one kept before."""
    earlier = [one for one in kept if one.number < answer.version and one.text != answer.text]
    return next((one for one in reversed(earlier) if one.handed_in), earlier[-1] if earlier else None)
