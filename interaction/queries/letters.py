"""The department's desk: the letters a person works on, each with its open clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise

from interaction import registry, workflow
from interaction.calendar import DAY, Calendar, workdays_left
from interaction.models import Deadline, Event, Submission
from interaction.queries.deadlines import calendar_of
from interaction.rules import places_of
from people.models import Department
from people.permissions import Person

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

LATE, SOON, STANDING = "late", "soon", "standing"


class Clock(TypedDict):
    """What the desk adds to a letter: the due date of its open clock, since when that stands, whether it came back."""

    due_on: date | None
    stands_since: date | None
    came_back: bool


Letters: TypeAlias = "QuerySet[WithAnnotations[Submission, Clock]]"


@dataclass(frozen=True)
class Today:
    """The day, and the working day after it: what is due by then is yellow, what was due before is red."""

    day: date
    next: date
    calendar: Calendar


@dataclass(frozen=True)
class Row:
    """One letter in the list: state, due date with its flag and working days left, and who has written on it."""

    letter: Submission
    label: str | Promise
    channel: object
    due: date | None
    left: int | None
    flag: str
    came_back: bool

    @property
    def late_by(self) -> int:
        """Working days since the due date."""
        return max(-(self.left or 0), 0)


def at_desk(user: Person) -> Letters:
    """The letters of all channels that departments answer, where this person has a part, with their open clock."""
    places = places_of(user)
    channels = [key for key, channel in registry.channels.items() if channel.workflow is workflow.CASE]
    mine = Q(pk__in=[])
    for ids in places:
        mine |= letters_in(ids)
    clocks = Deadline.objects.open().filter(submission=OuterRef("pk")).order_by("due_on", "pk")
    back = Event.objects.filter(submission=OuterRef("pk"), kind="send-back")
    found: QuerySet[Submission] = Submission.objects.filter(mine, channel__in=channels)
    found = found.select_related("department", "occasion", "handler")
    return found.annotate(
        due_on=Subquery(clocks.filter(paused_since__isnull=True).values("due_on")[:1]),
        stands_since=Subquery(clocks.filter(paused_since__isnull=False).values("paused_since")[:1]),
        came_back=Exists(back),
    )


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


def departments_at_desk(user: Person) -> QuerySet[Department]:
    """The departments whose letters this person sees."""
    return Department.objects.filter(pk__in=at_desk(user).order_by().values("department_id"))


def rows(letters: "Iterable[WithAnnotations[Submission, Clock]]", now: Today) -> list[Row]:
    """One page of letters; as many queries for one as for twenty."""
    page = list(letters)
    days = [one.due_on for one in page if one.due_on] + [now.day]
    calendar = calendar_of(min(days), max(days))
    return [_row(one, now, calendar) for one in page]


def flag_of(due: date | None, stands_since: date | None, now: Today) -> str:
    """How urgent an open letter is: LATE, SOON, STANDING or nothing."""
    if due and due <= now.next:
        return LATE if due < now.day else SOON
    return STANDING if stands_since else ""


def _row(letter: "WithAnnotations[Submission, Clock]", now: Today, calendar: Calendar) -> Row:
    channel = registry.get(letter.channel)
    return Row(
        letter=letter,
        label=channel.workflow.states[letter.state].label,
        channel=channel.name,
        due=letter.due_on,
        left=workdays_left(now.day, letter.due_on, calendar) if letter.due_on else None,
        flag=flag_of(letter.due_on, letter.stands_since, now),
        came_back=letter.came_back and letter.state == "in-progress",
    )


def letters_in(ids: set[int | None]) -> Q:
    """The letters of these departments; every letter where the whole district is among them."""
    return Q(pk__isnull=False) if None in ids else Q(department_id__in=ids)
