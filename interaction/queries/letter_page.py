"""One letter at the desk: its texts, where it came from, its clock, its answer's versions, and what may be done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from interaction import registry
from interaction.letter_checks import Check, check
from interaction.models import Deadline, Event, Message, Submission
from interaction.queries.deadlines import RIGHTS, Explanation, explanation
from interaction.queries.letter_acts import TO_DO, acts_of, last_return_day
from interaction.queries.letter_alike import copies_of
from interaction.queries.letter_events import named
from interaction.queries.letter_side import Side, side_of
from interaction.queries.letter_versions import Version, answer_of, draft_of, version_before, versions
from interaction.queries.letters import Row, rows, today
from interaction.queries.timeline import label_of_event
from interaction.textdiff import Change, changes
from moderation.highlight import Piece, pieces
from people.permissions import Person, account_of

ADDED = (Message.Kind.SUPPLEMENT, Message.Kind.FOLLOW_UP, Message.Kind.CORRECTION)
RETURNED = ("accepted", "assigned")
WITH_REASON = (
    "send-back",
    "not-ours",
    "identity-read",
    "clock-paused",
    "clock-resumed",
    "clock-extended",
    "clock-restarted",
    "extension-asked",
    "extension-refused",
)


@dataclass(frozen=True)
class Happened:
    """One line of the history; `who` is empty for the system itself, `said` a reason or the department's name."""

    at: datetime
    label: str | Promise
    who: str
    said: str


@dataclass(frozen=True)
class LetterPage:
    """Everything the page of one letter shows; `acts` are the things this person may do with it now.

    `marked` is the answer with the places of its checks, `before` the version it is compared with in `compared`.
    """

    letter: Submission
    row: Row
    label: str | Promise
    channel: object
    text: str
    public_text: str
    joined: list[Submission]
    answer: Message | None
    kept: list[Version]
    before: Version | None
    compared: list[Change]
    checks: list[Check]
    marked: list[Piece]
    clocks: list[tuple[Deadline, Explanation]]
    history: list[Happened]
    sent_back: Happened | None
    acts: frozenset[str]
    is_own: bool
    side: Side
    added: list[Message]
    earlier: list[Message]
    copied: int
    given_back: Happened | None
    return_until: date | None

    @property
    def becomes_public(self) -> bool:
        """Whether everybody may read the letter once its answer is released."""
        private = registry.get(self.letter.channel).visibility == "private"
        return self.letter.wants_public and not private and not self.side.restricted


def letter_page(letter: Submission, user: Person, *, compare_with: int | None = None) -> LetterPage:
    """The page of a letter of at_desk(user); `compare_with` is the number of a kept version."""
    answer = answer_shown(letter)
    kept = versions(letter, answer)
    before = _chosen(kept, answer, compare_with)
    sent = letter.messages.filter(kind=Message.Kind.LETTER).first()
    copied = copies_of(answer) if answer and letter.state == "in-review" else 0
    checks = _checks(letter, answer, copied)
    events = list(letter.events.select_related("actor").order_by("seq"))
    acts = acts_of(letter, user)
    return LetterPage(
        letter=letter,
        row=rows([letter], today())[0],
        label=registry.get(letter.channel).workflow.states[letter.state].label,
        channel=registry.get(letter.channel).name,
        text=sent.text if sent else letter.title,
        public_text=_public_text(letter, sent),
        joined=list(letter.merged.order_by("pk")),
        answer=answer,
        kept=kept,
        before=before,
        compared=changes(before.text, answer.text) if before and answer else [],
        checks=checks,
        marked=pieces(answer.text, [one for found in checks for one in found.places]) if answer else [],
        clocks=[
            (one, explanation(one)) for one in letter.deadlines.exclude(rule__clock__in=RIGHTS).select_related("rule")
        ],
        history=[_happened(letter, event) for event in events],
        sent_back=_last_sent_back(letter, events),
        acts=acts,
        is_own=_is_own(kept, answer, user),
        side=side_of(letter, user, acts),
        added=list(letter.messages.filter(kind__in=ADDED).order_by("written_at", "pk")),
        earlier=_earlier(letter, answer),
        copied=copied,
        return_until=last_return_day(letter) if "not-ours" in acts else None,
        given_back=_last(letter, events, "not-ours") if letter.returned and letter.state in RETURNED else None,
    )


def answer_shown(letter: Submission) -> Message | None:
    """The answer that is being written or checked; once nothing is to be written, the one that was released last."""
    return draft_of(letter) or (None if letter.state in TO_DO else answer_of(letter))


def _earlier(letter: Submission, shown: Message | None) -> list[Message]:
    """What was answered before, newest first, when the letter is answered once more."""
    if not letter.answered_at:
        return []
    released = letter.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED)
    return list(released.exclude(pk=shown.pk if shown else 0).order_by("-released_at"))


def _checks(letter: Submission, answer: Message | None, copied: int) -> list[Check]:
    if answer is None or letter.state != "in-review":
        return []
    return check(answer.text, department=answer.department, copies=copied)


def _last(letter: Submission, events: list[Event], kind: str) -> Happened | None:
    found = [event for event in events if event.kind == kind]
    return _happened(letter, found[-1]) if found else None


def _public_text(letter: Submission, sent: Message | None) -> str:
    """What everybody reads instead of the text as sent, without the title; empty where it is the same or not public."""
    public = sent.public_text.removeprefix(f"{letter.title}\n") if sent else ""
    return public if sent and public != sent.text else ""


def _chosen(kept: list[Version], answer: Message | None, number: int | None) -> Version | None:
    if answer is None:
        return None
    asked = next((one for one in kept if one.number == number and one.text != answer.text), None)
    return asked or version_before(kept, answer)


def _is_own(kept: list[Version], answer: Message | None, user: Person) -> bool:
    """Whether this person wrote a version of the answer, and so cannot release it."""
    account = account_of(user)
    return bool(answer and account and (answer.author == account or any(one.writer == account.pk for one in kept)))


def _last_sent_back(letter: Submission, events: list[Event]) -> Happened | None:
    """Why the answer came back, as long as it has not been handed in again."""
    turns = [event for event in events if event.kind in ("send-back", "draft", "release")]
    return _happened(letter, turns[-1]) if turns and turns[-1].kind == "send-back" else None


def _happened(letter: Submission, event: Event) -> Happened:
    said = event.data.get("reason", "") if event.kind in WITH_REASON else event.data.get("department", "")
    return Happened(
        at=event.at,
        label=named(event, label_of_event(letter, event.kind)),
        who=event.actor.name if event.actor else "",
        said=said if isinstance(said, str) else "",
    )
