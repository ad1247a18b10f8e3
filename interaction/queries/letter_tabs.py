"""The tabs of the department's desk: which letters each shows, in which order, for whom; and a supervisor's board."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction.models import Event, Submission
from interaction.queries.deadlines import RIGHTS, duties
from interaction.queries.letters import Today, at_desk, letters_in
from interaction.queries.search import search
from interaction.rules import Places, places_of
from people.models import Department
from people.permissions import Person

WITH_DEPARTMENT = ("assigned", "in-progress", "in-review")
TO_DO = ("assigned", "in-progress")
OVER = ("replied", "closed")
OPEN = ("accepted", *WITH_DEPARTMENT)


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
class Board:
    """One department's open letters, as a supervisor sees them."""

    department: Department
    open: int
    soon: int
    late: int


def tabs_of(user: Person, now: Today) -> list[Counted]:
    """The tabs of this person's roles with their counts; two queries, one of them over what is open."""
    places = places_of(user)
    wanted = [tab for tab in TABS if tab.for_whom(places)]
    counts = {tab.key.replace("-", "_"): Count("pk", filter=tab.shows(places, now)) for tab in wanted}
    answered = counts.pop("answered", None)
    found = at_desk(user).filter(state__in=OPEN).aggregate(**counts) if counts else {}
    if answered:
        found["answered"] = at_desk(user).filter(state__in=OVER).count()
    return [Counted(tab.key, tab.name, found[tab.key.replace("-", "_")]) for tab in wanted]


def in_tab(user: Person, key: str, now: Today) -> QuerySet[Submission]:
    """The letters of one tab, in the order in which they are to be done; what is answered newest first."""
    tab = next(tab for tab in TABS if tab.key == key)
    found = at_desk(user).filter(tab.shows(places_of(user), now))
    if key == "answered":
        return found.order_by(F("answered_at").desc(nulls_last=True), "-pk")
    running = Q(deadlines__met_at__isnull=True, deadlines__paused_since__isnull=True)
    running &= ~Q(deadlines__rule__clock__in=RIGHTS)
    due = Min("deadlines__due_on", filter=running)
    return found.annotate(due=due).order_by(F("due").asc(nulls_last=True), "submitted_at", "pk")


def narrowed(found: QuerySet[Submission], *, q: str, department: Department | None) -> QuerySet[Submission]:
    """Those with these words or this number, of one department; what is empty narrows nothing."""
    if department:
        found = found.filter(department=department)
    return search(found, q) if q else found


def boards(user: Person, now: Today) -> list[Board]:
    """The departments this person supervises that have open letters, the one with most overdue first; two queries."""
    found = at_desk(user).filter(
        letters_in(places_of(user).supervised), state__in=WITH_DEPARTMENT, department__isnull=False
    )
    counted = (
        found.order_by()
        .values("department_id")
        .annotate(all=Count("pk"), soon=Count("pk", filter=_soon(now)), late=Count("pk", filter=_late(now)))
    )
    numbers = {one["department_id"]: one for one in counted}
    names = Department.objects.filter(pk__in=numbers)
    made = [Board(one, *(numbers[one.pk][key] for key in ("all", "soon", "late"))) for one in names]
    return sorted(made, key=lambda board: (-board.late, -board.soon, -board.open))


def _anywhere(places: Places) -> Q:
    return letters_in(set().union(*places))


def _late(now: Today) -> Q:
    return Q(state__in=WITH_DEPARTMENT, pk__in=duties().overdue(now.day).values("submission_id"))


def _soon(now: Today) -> Q:
    soon = duties().due_by(now.next).filter(due_on__gte=now.day)
    return Q(state__in=WITH_DEPARTMENT, pk__in=soon.values("submission_id"))


def _came_back() -> Q:
    return Q(state="in-progress", pk__in=Event.objects.filter(kind="send-back").values("submission_id"))


TABS = (
    Tab(
        "unassigned",
        _("To be assigned"),
        lambda places, now: letters_in(places.dispatched) & Q(state="accepted"),
        lambda places: places.dispatched,
    ),
    Tab(
        "release",
        _("To be released"),
        lambda places, now: letters_in(places.released) & Q(state="in-review"),
        lambda places: places.released,
    ),
    Tab(
        "to-do",
        pgettext_lazy("letters", "To do"),
        lambda places, now: letters_in(places.handled) & Q(state__in=TO_DO),
        lambda places: places.handled,
    ),
    Tab(
        "sent-back",
        _("Sent back"),
        lambda places, now: letters_in(places.handled) & _came_back(),
        lambda places: places.handled,
    ),
    Tab("overdue", _("Overdue"), lambda places, now: _anywhere(places) & _late(now), any),
    Tab("soon", _("Due soon"), lambda places, now: _anywhere(places) & _soon(now), any),
    Tab(
        "in-review",
        _("Waiting for release"),
        lambda places, now: letters_in(places.handled) & Q(state="in-review"),
        lambda places: places.handled and not places.released,
    ),
    Tab(
        "open",
        _("With the departments"),
        lambda places, now: letters_in(places.dispatched | places.supervised) & Q(state__in=WITH_DEPARTMENT),
        lambda places: places.dispatched or places.supervised,
    ),
    Tab("answered", _("Answered"), lambda places, now: _anywhere(places) & Q(state__in=OVER), any),
)
