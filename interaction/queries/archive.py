"""What everybody may read of a channel: its published submissions, with a finder."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry, workflow
from interaction.calendar import workdays_between
from interaction.models import Message, Submission, Support, Upload
from interaction.queries.deadlines import Explanation, calendar_of, duties, explanation
from interaction.queries.uploads import public_files
from interaction.textsearch import Piece, excerpt, highlight
from people.models import Department

# The three words third parties see (CHANNELS.md), and the badge that carries them.
SHOWN = {
    workflow.WAITING: (_("Waiting for review"), ""),
    workflow.PROCESSING: (_("Being worked on"), "soon"),
    workflow.ANSWERED: (_("Answered"), "done"),
    workflow.ENDED: (_("Ended"), ""),
}


# What a reader takes in at a glance: taken up, taken up in part, anything else.
OUTCOME_BADGES = {"adopted": "done", "partly": "soon", "fixed": "done"}


@dataclass(frozen=True)
class Item:
    """One published submission in a list: title and excerpt in pieces, the public's word for its state, its badge.

    `url` is the page it stands on, `workdays` how many working days the answer took, None before it; `outcome` what the
    answer decided where its channel decides something, with `outcome_badge`; `supports` how many support it.
    """

    submission: Submission
    url: str
    title: list[Piece]
    text: list[Piece]
    label: object
    badge: str
    workdays: int | None
    channel: object
    outcome: object = ""
    outcome_badge: str = ""
    supports: int = 0


@dataclass(frozen=True)
class Said:
    """A released answer, or a question about it that was let out, as everybody may read it.

    `mark` is what the writer of the letter thought of the answer, in words; "" where nothing was said.
    """

    message: Message
    kind: str
    text: str
    mark: object = ""
    files: list[Upload] = field(default_factory=list)


@dataclass(frozen=True)
class Letter:
    """One published submission in full: public text, what was said to it in order, and the promise where it is open.

    `files` are those of the letter itself that its approver let out.
    """

    submission: Submission
    text: str
    exchange: list[Said]
    accepted_at: datetime | None
    label: object
    badge: str
    workdays: int | None
    promise: Explanation | None
    outcome: object
    outcome_badge: str
    supports: int
    files: list[Upload]

    @property
    def answers(self) -> list[Said]:
        """The released answers, the oldest first."""
        return [one for one in self.exchange if one.kind == Message.Kind.ANSWER]


BY_CITIZENS = (Message.Kind.LETTER, Message.Kind.SUPPLEMENT, Message.Kind.FOLLOW_UP, Message.Kind.CORRECTION)


def public_text_of(message: Message) -> str:
    """What the public may read: of a citizen's message only the public copy, of an office's its text without one."""
    if message.kind in BY_CITIZENS:
        return message.public_text
    return message.public_text or message.text


def department_called(slug: str) -> Department | None:
    """The department with this slug."""
    return Department.objects.filter(slug=slug).first()


def address_of(submission: Submission) -> str:
    """The page a published submission stands on: its own, or its occasion's with the place on it."""
    if submission.occasion and submission.occasion.channel == submission.channel:
        return f"/{submission.channel}/{submission.occasion_id}/#q{submission.pk}"
    return f"/{submission.channel}/{submission.pk}/"


def items(submissions: Iterable[Submission], q: str = "") -> list[Item]:
    """One page of published submissions, with what `q` asked for marked; as many queries for one as for twenty."""
    rows = list(submissions)
    texts, taken, supports = _texts_of(rows), _workdays_taken(rows), supports_of(rows)
    return [
        Item(
            submission=row,
            url=address_of(row),
            title=highlight(row.title, q),
            text=excerpt(texts.get(row.pk, ""), q),
            label=_shown(row)[0],
            badge=_shown(row)[1],
            workdays=taken.get(row.pk),
            channel=registry.get(row.channel),
            outcome=_outcome(row),
            outcome_badge=OUTCOME_BADGES.get(row.outcome, ""),
            supports=supports.get(row.pk, 0),
        )
        for row in rows
    ]


def supports_of(rows: Iterable[Submission]) -> dict[int, int]:
    """How many support each of these; no query where their channels know no support."""
    ids = [row.pk for row in rows if registry.get(row.channel).can_be_supported]
    if not ids:
        return {}
    counted = Support.objects.filter(submission__in=ids).values_list("submission").annotate(n=Count("pk"))
    return dict(counted.order_by())


def _outcome(row: Submission) -> object:
    """What its answer decided, in words; "" where its channel decides nothing, or not yet."""
    return dict(registry.get(row.channel).outcomes).get(row.outcome, "") if row.answered_at else ""


def _texts_of(rows: list[Submission]) -> dict[int | None, str]:
    """The public texts of each, letter first, in one line."""
    titles: dict[int | None, str] = {row.pk: row.title for row in rows}
    texts: dict[int | None, list[str]] = {}
    released = Message.objects.filter(submission__in=rows, state=Message.State.RELEASED)
    for message in released.order_by("written_at", "id"):
        text = _without_title(public_text_of(message), titles[message.submission_id])
        texts.setdefault(message.submission_id, []).append(text)
    return {pk: " ".join(found) for pk, found in texts.items()}


def letter(submission: Submission) -> Letter:
    """One published submission in full; the caller has checked that it may be read."""
    messages = list(submission.messages.filter(state=Message.State.RELEASED).select_related("department"))
    texts = [message.public_text for message in messages if message.kind == Message.Kind.LETTER]
    accepted = submission.events.filter(kind__in=("approve", "assign")).values_list("at", flat=True)
    open_clock = duties().filter(submission=submission).select_related("rule").first()
    label, badge = _shown(submission)
    files = list(public_files(submission))
    answers = {message.pk for message in messages if message.kind == Message.Kind.ANSWER}
    return Letter(
        submission=submission,
        text=_without_title(texts[0], submission.title) if texts else "",
        exchange=_exchange(submission, messages, files),
        accepted_at=min(accepted, default=None),
        label=label,
        badge=badge,
        workdays=_workdays_taken([submission]).get(submission.pk),
        promise=explanation(open_clock) if open_clock else None,
        outcome=_outcome(submission),
        outcome_badge=OUTCOME_BADGES.get(submission.outcome, ""),
        supports=supports_of([submission]).get(submission.pk, 0),
        files=[one for one in files if one.message_id not in answers],
    )


def _exchange(submission: Submission, messages: list[Message], files: list[Upload]) -> list[Said]:
    """The answers and the questions between them that were let out, in their order."""
    marks = {one.person_key: one.get_mark_display() for one in submission.ratings.all()}
    said = [
        Said(
            message=one,
            kind=one.kind,
            text=public_text_of(one),
            mark=marks.get(f"answer-{one.pk}", ""),
            files=[file for file in files if file.message_id == one.pk],
        )
        for one in messages
        if one.kind == Message.Kind.ANSWER or (one.kind == Message.Kind.FOLLOW_UP and one.public_text)
    ]
    return sorted(said, key=lambda one: (one.message.released_at or one.message.written_at, one.message.pk))


def _shown(submission: Submission) -> tuple[Promise, str]:
    return SHOWN[registry.get(submission.channel).workflow.states[submission.state].shown]


def _without_title(text: str, title: str) -> str:
    """The body alone: a moderated public copy begins with the title as its first line."""
    return "" if text == title else text.removeprefix(f"{title}\n")


def _workdays_taken(rows: list[Submission]) -> dict[int, int]:
    spans = {
        row.pk: (timezone.localdate(row.submitted_at), timezone.localdate(row.answered_at))
        for row in rows
        if row.answered_at
    }
    if not spans:
        return {}
    calendar = calendar_of(min(first for first, _last in spans.values()), max(last for _first, last in spans.values()))
    return {pk: workdays_between(first, last, calendar) for pk, (first, last) in spans.items()}
