"""What everybody may read of a channel: its published submissions, with a finder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry, workflow
from interaction.calendar import workdays_between
from interaction.models import Message, Submission
from interaction.queries.deadlines import Explanation, calendar_of, duties, explanation
from interaction.textsearch import Piece, excerpt, highlight
from people.models import Department

# The three words third parties see (CHANNELS.md), and the badge that carries them.
SHOWN = {
    workflow.WAITING: (_("Waiting for review"), ""),
    workflow.PROCESSING: (_("Being worked on"), "soon"),
    workflow.ANSWERED: (_("Answered"), "done"),
    workflow.ENDED: (_("Ended"), ""),
}


@dataclass(frozen=True)
class Item:
    """One published submission in a list: title and excerpt in pieces, the public's word for its state, its badge.

    `url` is the page it stands on, `workdays` how many working days the answer took, None before it.
    """

    submission: Submission
    url: str
    title: list[Piece]
    text: list[Piece]
    label: object
    badge: str
    workdays: int | None


@dataclass(frozen=True)
class Answer:
    """A released answer with the text everybody may read."""

    message: Message
    text: str


@dataclass(frozen=True)
class Letter:
    """One published submission in full: public text, released answers in order, and the promise where it is open."""

    submission: Submission
    text: str
    answers: list[Answer]
    accepted_at: datetime | None
    label: object
    badge: str
    workdays: int | None
    promise: Explanation | None


BY_CITIZENS = (Message.Kind.LETTER, Message.Kind.SUPPLEMENT, Message.Kind.FOLLOW_UP, Message.Kind.CORRECTION)


def public_text_of(message: Message) -> str:
    """What the public may read: of a citizen's message only the public copy, of an office's its text without one."""
    if message.kind in BY_CITIZENS:
        return message.public_text
    return message.public_text or message.text


def published(channel: str, *, department: Department | None = None, year: int | None = None) -> QuerySet[Submission]:
    """Published submissions of a channel, newest first, narrowed to a department or the year of publication."""
    found = Submission.objects.published().filter(channel=channel, merged_into__isnull=True)
    if department:
        found = found.filter(department=department)
    if year:
        found = found.filter(published_at__year=year)
    return found.select_related("department", "occasion").order_by("-published_at", "-pk")


def years_of(channel: str) -> list[int]:
    """The years in which something was published, newest first."""
    days = Submission.objects.published().filter(channel=channel).datetimes("published_at", "year", order="DESC")
    return [timezone.localtime(day).year for day in days]


def departments_of(channel: str) -> QuerySet[Department]:
    """The departments that have published submissions of this channel, in their order."""
    ids = Submission.objects.published().filter(channel=channel, department__isnull=False).values("department_id")
    return Department.objects.filter(pk__in=ids)


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
    texts, taken = _texts_of(rows), _workdays_taken(rows)
    return [
        Item(
            submission=row,
            url=address_of(row),
            title=highlight(row.title, q),
            text=excerpt(texts.get(row.pk, ""), q),
            label=_shown(row)[0],
            badge=_shown(row)[1],
            workdays=taken.get(row.pk),
        )
        for row in rows
    ]


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
    return Letter(
        submission=submission,
        text=_without_title(texts[0], submission.title) if texts else "",
        answers=[Answer(one, public_text_of(one)) for one in messages if one.kind == Message.Kind.ANSWER],
        accepted_at=min(accepted, default=None),
        label=label,
        badge=badge,
        workdays=_workdays_taken([submission]).get(submission.pk),
        promise=explanation(open_clock) if open_clock else None,
    )


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
