"""The department's desk: the letters a person works on, each with its open clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from interaction import registry, workflow
from interaction.calendar import DAY, Calendar, workdays_left
from interaction.models import Contribution, Deadline, Event, Submission
from interaction.queries.deadlines import calendar_of, duties
from interaction.rules import Places, officers_of, places_of
from people.models import Department, User
from people.permissions import Person

LATE, SOON, STANDING = "late", "soon", "standing"
WRITTEN = ("assigned", "in-progress", "in-review")


@dataclass(frozen=True)
class Today:
    """The day, and the working day after it: what is due by then is yellow, what was due before is red."""

    day: date
    next: date
    calendar: Calendar


@dataclass(frozen=True)
class Row:
    """One letter in the list: state, due date with its flag and working days left, and who has written on it.

    `is_provisional`: the date may still move, because no official calendar is known for its time.
    """

    letter: Submission
    label: str | Promise
    channel: object
    due: date | None
    left: int | None
    flag: str
    came_back: bool
    kind: object
    is_provisional: bool = False

    @property
    def late_by(self) -> int:
        """Working days since the due date."""
        return max(-(self.left or 0), 0)


def at_desk(user: Person) -> QuerySet[Submission]:
    """The letters of all channels that departments answer, where this person has a part.

    A letter to which the own department was asked to contribute is among them while the answer is being written.
    """
    places = places_of(user)
    mine = Q(pk__in=asked_to_help(places).values("submission_id"), state__in=WRITTEN)
    for ids in places:
        mine |= letters_in(ids)
    # What is left out, not what is in: no index of channels may tempt the database to walk the whole archive.
    others = [key for key, channel in registry.channels.items() if channel.workflow is not workflow.CASE]
    return (
        Submission.objects.filter(mine).exclude(channel__in=others).select_related("department", "occasion", "handler")
    )


def asked_to_help(places: Places) -> QuerySet[Contribution]:
    """What the departments in which a person handles letters were asked to add."""
    return Contribution.objects.filter(department__in=[one for one in places.handled if one])


def today() -> Today:
    """This day in the district, and the next on which its offices work."""
    day = timezone.localdate()
    calendar = calendar_of(day, day + 30 * DAY)
    after = day + DAY
    while not calendar.is_working(after):
        after += DAY
    return Today(day, after, calendar)


def numbered(user: Person, number: str) -> Submission | None:
    """The letter of this person's desk with exactly this number."""
    return at_desk(user).filter(number=number.strip().upper()).first()


def colleagues(letter: Submission) -> QuerySet[User]:
    """Whoever may be asked to answer this letter."""
    return officers_of(letter)


def topics(user: Person) -> list[str]:
    """The live topics that tell this person's desk of changes."""
    ids = set().union(*places_of(user))
    return ["desk-letters-0"] if None in ids else sorted(f"desk-letters-{one}" for one in ids)


def departments_at_desk(user: Person) -> QuerySet[Department]:
    """The departments whose letters this person sees."""
    ids = set().union(*places_of(user))
    return Department.objects.all() if None in ids else Department.objects.filter(pk__in=[one for one in ids if one])


def rows(letters: Iterable[Submission], now: Today) -> list[Row]:
    """One page of letters with the clocks of what is owed next; as many queries for one as for twenty."""
    page = list(letters)
    clocks = {one.submission_id: one for one in duties().filter(submission__in=page).order_by("-due_on")}
    back = set(Event.objects.filter(submission__in=page, kind="send-back").values_list("submission_id", flat=True))
    days = [clock.due_on for clock in clocks.values()] + [now.day]
    calendar = calendar_of(min(days), max(days))
    return [_row(one, clocks.get(one.pk), one.pk in back, now, calendar) for one in page]


def flag_of(clock: Deadline | None, now: Today) -> str:
    """How urgent a letter with this open clock is: LATE, SOON, STANDING or nothing."""
    if clock is None:
        return ""
    if clock.paused_since:
        return STANDING
    return LATE if clock.due_on < now.day else SOON if clock.due_on <= now.next else ""


def _row(letter: Submission, clock: Deadline | None, came_back: bool, now: Today, calendar: Calendar) -> Row:
    channel = registry.get(letter.channel)
    due = clock.due_on if clock and not clock.paused_since else None
    return Row(
        letter=letter,
        label=channel.workflow.states[letter.state].label,
        channel=channel.name,
        due=due,
        left=workdays_left(now.day, due, calendar) if due else None,
        flag=flag_of(clock, now),
        came_back=came_back and letter.state == "in-progress",
        kind=dict(channel.kinds).get(letter.kind, ""),
        is_provisional=bool(due and clock and clock.is_provisional),
    )


def letters_in(ids: set[int | None]) -> Q:
    """The letters of these departments; every letter where the whole district is among them."""
    return Q(pk__isnull=False) if None in ids else Q(department_id__in=ids)
