"""The department's desk: the letters a person works on, in tabs, the most urgent first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import registry, workflow
from interaction.calendar import DAY, Calendar, workdays_left
from interaction.models import Deadline, Event, Submission
from interaction.queries.deadlines import calendar_of
from interaction.queries.search import search
from interaction.rules import Places, places_of
from people.models import Department
from people.permissions import Person

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

WITH_DEPARTMENT = ("assigned", "in-progress", "in-review")
TO_DO = ("assigned", "in-progress")
OVER = ("replied", "closed")
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
class Tab:
    """One tab: which letters it shows of a person's places, and who gets it at all."""

    key: str
    name: str | Promise
    shows: Callable[[Places, Today], Q]
    for_whom: Callable[[Places], object]


@dataclass(frozen=True)
class Counted:
    """A tab with the number of its letters."""

    key: str
    name: str | Promise
    count: int


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


@dataclass(frozen=True)
class Board:
    """One department's open letters, as a supervisor sees them."""

    department: Department
    open: int
    soon: int
    late: int


def at_desk(user: Person) -> Letters:
    """The letters of all channels that departments answer, where this person has a part, with their open clock."""
    places = places_of(user)
    channels = [key for key, channel in registry.channels.items() if channel.workflow is workflow.CASE]
    mine = Q(pk__in=[])
    for ids in places:
        mine |= _in(ids)
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


def tabs_of(user: Person, now: Today) -> list[Counted]:
    """The tabs of this person's roles with their counts; one query."""
    places = places_of(user)
    wanted = [tab for tab in TABS if tab.for_whom(places)]
    counts = {tab.key.replace("-", "_"): Count("pk", filter=tab.shows(places, now)) for tab in wanted}
    found = at_desk(user).aggregate(**counts) if counts else {}
    return [Counted(tab.key, tab.name, found[tab.key.replace("-", "_")]) for tab in wanted]


def in_tab(user: Person, key: str, now: Today) -> Letters:
    """The letters of one tab, in the order in which they are to be done; what is answered newest first."""
    tab = next(tab for tab in TABS if tab.key == key)
    found = at_desk(user).filter(tab.shows(places_of(user), now))
    if key == "answered":
        return found.order_by(F("answered_at").desc(nulls_last=True), "-pk")
    return found.order_by(F("due_on").asc(nulls_last=True), "submitted_at", "pk")


def narrowed(found: Letters, *, q: str, department: Department | None) -> Letters:
    """Those with these words or this number, of one department; what is empty narrows nothing."""
    if department:
        found = found.filter(department=department)
    return cast(Letters, search(found, q)) if q else found


def numbered(user: Person, number: str) -> Submission | None:
    """The letter of this person's desk with exactly this number."""
    return at_desk(user).filter(number=number.strip().upper()).first()


def departments_at_desk(user: Person) -> QuerySet[Department]:
    """The departments whose letters this person sees."""
    return Department.objects.filter(pk__in=at_desk(user).order_by().values("department_id"))


def rows(letters: Letters, now: Today) -> list[Row]:
    """One page of letters; as many queries for one as for twenty."""
    page = list(letters)
    days = [one.due_on for one in page if one.due_on] + [now.day]
    calendar = calendar_of(min(days), max(days))
    return [_row(one, now, calendar) for one in page]


def boards(user: Person, now: Today) -> list[Board]:
    """The departments this person supervises that have open letters, the one with most overdue first; two queries."""
    found = at_desk(user).filter(_in(places_of(user).supervised), state__in=WITH_DEPARTMENT, department__isnull=False)
    counted = (
        found.order_by()
        .values("department_id")
        .annotate(all=Count("pk"), soon=Count("pk", filter=_soon(now)), late=Count("pk", filter=_late(now)))
    )
    numbers = {one["department_id"]: one for one in counted}
    names = Department.objects.filter(pk__in=numbers)
    made = [Board(one, *(numbers[one.pk][key] for key in ("all", "soon", "late"))) for one in names]
    return sorted(made, key=lambda board: (-board.late, -board.soon, -board.open))


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


def _in(ids: set[int | None]) -> Q:
    """The letters of these departments; every letter where the whole district is among them."""
    return Q(pk__isnull=False) if None in ids else Q(department_id__in=ids)


def _anywhere(places: Places) -> Q:
    return _in(set().union(*places))


def _late(now: Today) -> Q:
    return Q(due_on__lt=now.day, state__in=WITH_DEPARTMENT)


def _soon(now: Today) -> Q:
    return Q(due_on__gte=now.day, due_on__lte=now.next, state__in=WITH_DEPARTMENT)


TABS = (
    Tab(
        "unassigned",
        _("To be assigned"),
        lambda places, now: _in(places.dispatched) & Q(state="accepted"),
        lambda places: places.dispatched,
    ),
    Tab(
        "release",
        _("To be released"),
        lambda places, now: _in(places.released) & Q(state="in-review"),
        lambda places: places.released,
    ),
    Tab(
        "to-do",
        pgettext_lazy("letters", "To do"),
        lambda places, now: _in(places.handled) & Q(state__in=TO_DO),
        lambda places: places.handled,
    ),
    Tab(
        "sent-back",
        _("Sent back"),
        lambda places, now: _in(places.handled) & Q(state="in-progress", came_back=True),
        lambda places: places.handled,
    ),
    Tab("overdue", _("Overdue"), lambda places, now: _anywhere(places) & _late(now), any),
    Tab("soon", _("Due soon"), lambda places, now: _anywhere(places) & _soon(now), any),
    Tab(
        "in-review",
        _("Waiting for release"),
        lambda places, now: _in(places.handled) & Q(state="in-review"),
        lambda places: places.handled and not places.released,
    ),
    Tab(
        "open",
        _("With the departments"),
        lambda places, now: _in(places.dispatched | places.supervised) & Q(state__in=WITH_DEPARTMENT),
        lambda places: places.dispatched or places.supervised,
    ),
    Tab("answered", _("Answered"), lambda places, now: _anywhere(places) & Q(state__in=OVER), any),
)
