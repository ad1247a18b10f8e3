"""What the author of a letter may do now, and until when."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from interaction import registry
from interaction.calendar import Period, due, workdays_left
from interaction.models import Deadline, DeadlineRule, Message, Rating, Submission
from interaction.models.calendar import DeadlineQuerySet
from interaction.queries.deadlines import calendar_of, rule_for
from interaction.visibility import Visibility

CORRECT, CLOSE, RATE = "correct", "close", "rate"  # the names of their clocks
SUPPLEMENTED = ("accepted", "assigned", "in-progress", "in-review")
OVER = ("replied", "closed")
NOT = Rating.Mark.NOT
MOST_SUPPLEMENTS, MOST_FOLLOW_UPS, MOST_REDONE = 5, 2, 1


@dataclass(frozen=True)
class Ways:
    """What is open to the author: `asked` is what is to be put right by `asked_by`, `follow_ups` how many are left.

    `answer` is the id of the answer that may be rated until `rate_by`; `closes_on` when an unrated letter closes;
    `reopens` whether a dissatisfied mark has it answered anew; `remedies` whether that was done and what is left lies
    elsewhere.
    """

    asked: str = ""
    asked_by: date | None = None
    asked_left: int | None = None
    may_supplement: bool = False
    may_unpublish: bool = False
    follow_ups: int = 0
    answer: int = 0
    rate_by: date | None = None
    closes_on: date | None = None
    reopens: bool = False
    rating: Rating | None = None
    remedies: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to be offered."""
        return bool(self.asked or self.may_supplement or self.may_unpublish or self.follow_ups or self.answer)


def ways_of(submission: Submission) -> Ways:
    """What the author of this submission may do now; nothing but the channel's own ways for a live question."""
    if registry.get(submission.channel).workflow.key != "case":
        return Ways()
    answer = last_answer(submission)
    rating = rating_of(answer) if answer else None
    until = last_day(submission, RATE) if answer else None
    may_rate = bool(answer and rating is None and until and timezone.localdate() <= until)
    clock = correction_clock(submission)
    return Ways(
        asked=asked_of(submission),
        asked_by=clock.due_on if clock else None,
        asked_left=days_left(clock.due_on) if clock else None,
        may_supplement=may_supplement(submission),
        may_unpublish=may_unpublish(submission),
        follow_ups=follow_ups_left(submission),
        answer=answer.pk if answer and may_rate else 0,
        rate_by=until if may_rate else None,
        closes_on=last_day(submission, CLOSE) if submission.state == "replied" else None,
        reopens=submission.redone < MOST_REDONE,
        rating=rating,
        remedies=submission.redone >= MOST_REDONE and bool(answer) and (rating is None or rating.mark == NOT),
    )


def asked_of(submission: Submission) -> str:
    """What the author was asked to put right; empty where nothing is asked."""
    if submission.state != "correction":
        return ""
    event = submission.events.filter(kind="ask-correction").order_by("seq").last()
    return str(event.data.get("missing") or event.data.get("reason") or "—") if event else "—"


def correction_clock(submission: Submission) -> Deadline | None:
    """The clock within which the author may put right what was asked."""
    if submission.state != "correction":
        return None
    return submission.deadlines.open().filter(rule__clock=CORRECT).first()


def may_supplement(submission: Submission) -> bool:
    """Whether something may be added: it is on its way to an answer, and not much was added before."""
    added = submission.messages.filter(kind=Message.Kind.SUPPLEMENT)
    return submission.state in SUPPLEMENTED and added.count() < MOST_SUPPLEMENTS


def may_unpublish(submission: Submission) -> bool:
    """Whether there is a consent to take back; in an interview everything is public by its rules."""
    by_consent = registry.get(submission.channel).visibility == Visibility.CONSENT
    gone = submission.state in ("withdrawn", "rejected")
    return by_consent and submission.wants_public and submission.occasion_id is None and not gone


def follow_ups_left(submission: Submission) -> int:
    """How many more questions may be asked about the answer; 0 where there is none."""
    if submission.state not in OVER or submission.answered_at is None or submission.merged_into_id:
        return 0
    return max(MOST_FOLLOW_UPS - submission.followed_up, 0)


def last_answer(submission: Submission) -> Message | None:
    """The newest released answer of an answered letter, which is the one to be rated."""
    if submission.state not in OVER:
        return None
    released = submission.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED)
    return released.order_by("released_at", "pk").last()


def rating_of(answer: Message) -> Rating | None:
    """What the author thought of this answer."""
    return Rating.objects.filter(submission=answer.submission_id, person_key=person_key(answer)).first()


def person_key(answer: Message) -> str:
    """One rating per answer: a letter answered anew is rated anew."""
    return f"answer-{answer.pk}"


def last_day(submission: Submission, clock: str) -> date | None:
    """The last day of what an author may do after the answer, by the rule in force when it was given."""
    if submission.answered_at is None:
        return None
    given = timezone.localdate(submission.answered_at)
    rule = rule_for(submission.channel, clock, given)
    if rule is None:
        return None
    period = Period(rule.length, rule.unit == DeadlineRule.Unit.WORKDAYS)
    return due(given, period, calendar_of(given, given + timedelta(days=rule.length * 2 + 30)))


def days_left(day: date) -> int:
    """Working days from now until that day; negative once it is over."""
    now = timezone.localdate()
    return workdays_left(now, day, calendar_of(*sorted((now, day))))


def perhaps_over(most: int) -> QuerySet[Submission]:
    """Answered letters whose time without a rating may be over, the oldest first, so many at most."""
    lengths = DeadlineRule.objects.filter(clock=CLOSE).values_list("length", flat=True)
    before = timezone.now() - timedelta(days=min(lengths, default=15))
    rows = Submission.objects.filter(state="replied", answered_at__lt=before)
    return rows.order_by("answered_at", "pk")[:most]


def asked_corrections() -> DeadlineQuerySet:
    """The running clocks of corrections that authors were asked for."""
    return Deadline.objects.running().filter(rule__clock=CORRECT, submission__state="correction")
