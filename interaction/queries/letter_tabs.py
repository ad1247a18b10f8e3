"""The tabs of the department's desk: which letters each shows, in which order, for whom; and a supervisor's board."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction.models import Event, Submission
from interaction.queries.deadlines import duties
from interaction.queries.letter_acts import MOST_RETURNS
from interaction.queries.letters import Today, asked_to_help, at_desk, letters_in
from interaction.rules import Places, places_of
from interaction.workflow import CASE
from people.models import Department
from people.permissions import Person, account_of

WITH_DEPARTMENT = ("assigned", "in-progress", "in-review")
TO_DO = ("assigned", "in-progress")
OVER = ("replied", "closed")
OPEN = ("accepted", *WITH_DEPARTMENT)
BY_DUE = (F("due").asc(nulls_last=True), "submitted_at", "pk")
NEWEST = ("-submitted_at", "-pk")
MOST_COUNTED = 1000


@dataclass(frozen=True)
class Tab:
    """One tab: which letters it shows of a person's places, and who gets it at all."""

    key: str
    name: str | Promise
    shows: Callable[[Places, Today, int], Q]
    for_whom: Callable[[Places], object]


@dataclass(frozen=True)
class Counted:
    """A tab with the number of its letters."""

    key: str
    name: str | Promise
    count: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.key == "answered" and self.count >= MOST_COUNTED


@dataclass(frozen=True)
class Board:
    """One department's open letters, as a supervisor sees them."""

    department: Department
    open: int
    soon: int
    late: int


def tabs_of(user: Person, now: Today) -> list[Counted]:
    """The tabs of this person's roles with their counts; two queries, one of them over what is open.

    What is answered is counted up to MOST_COUNTED, so that an archive of any size costs the same.
    """
    places, me = places_of(user), _me(user)
    wanted = [tab for tab in TABS if tab.for_whom(places)]
    counts = {tab.key.replace("-", "_"): Count("pk", filter=tab.shows(places, now, me)) for tab in wanted}
    answered = counts.pop("answered", None)
    found = at_desk(user).filter(state__in=OPEN).aggregate(**counts) if counts else {}
    if answered:
        found["answered"] = at_desk(user).filter(_answered()).order_by()[:MOST_COUNTED].count()
    return [Counted(tab.key, tab.name, found[tab.key.replace("-", "_")]) for tab in wanted]


def in_tab(user: Person, key: str, now: Today) -> QuerySet[Submission]:
    """The letters of one tab, in the order in which they are to be done; what is answered newest first."""
    tab = next(tab for tab in TABS if tab.key == key)
    found = at_desk(user).filter(tab.shows(places_of(user), now, _me(user)))
    if key == "answered":
        return found.order_by(*NEWEST)
    return found.filter(state__in=OPEN).annotate(due=_next_due()).order_by(*BY_DUE)


def _me(user: Person) -> int:
    account = account_of(user)
    return account.pk if account else 0


def _next_due() -> Subquery:
    """A subquery, not a join: whoever only counts the letters does not pay for it."""
    running = duties().filter(submission=OuterRef("pk"), paused_since__isnull=True)
    return Subquery(running.order_by("due_on").values("due_on")[:1])


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


def _answered() -> Q:
    """Answered or closed, said by what it is not: so the newest are read from the end instead of sorting them all."""
    return ~Q(state__in=[state for state in CASE.states if state not in OVER])


def _late(now: Today) -> Q:
    return Q(state__in=WITH_DEPARTMENT, pk__in=duties().overdue(now.day).values("submission_id"))


def _soon(now: Today) -> Q:
    soon = duties().due_by(now.next).filter(due_on__gte=now.day)
    return Q(state__in=WITH_DEPARTMENT, pk__in=soon.values("submission_id"))


def _came_back() -> Q:
    return Q(Exists(Event.objects.filter(submission=OuterRef("pk"), kind="send-back")), state="in-progress")


TABS = (
    Tab(
        "unassigned",
        _("To be assigned"),
        lambda places, now, me: letters_in(places.dispatched) & Q(state="accepted", returned__lt=MOST_RETURNS),
        lambda places: places.dispatched,
    ),
    Tab(
        "final",
        _("Returned twice: decide"),
        lambda places, now, me: letters_in(places.supervised) & Q(state="accepted", returned__gte=MOST_RETURNS),
        lambda places: places.supervised,
    ),
    Tab(
        "release",
        _("To be released"),
        lambda places, now, me: letters_in(places.released) & Q(state="in-review"),
        lambda places: places.released,
    ),
    Tab(
        "to-do",
        pgettext_lazy("letters", "To do"),
        lambda places, now, me: letters_in(places.handled) & Q(state__in=TO_DO),
        lambda places: places.handled,
    ),
    Tab(
        "mine",
        pgettext_lazy("letters", "My own"),
        lambda places, now, me: letters_in(places.handled) & Q(state__in=TO_DO, handler=me),
        lambda places: places.handled,
    ),
    Tab(
        "help",
        _("To contribute"),
        lambda places, now, me: Q(
            state__in=TO_DO, pk__in=asked_to_help(places).filter(given_at__isnull=True).values("submission_id")
        ),
        lambda places: [one for one in places.handled if one],
    ),
    Tab(
        "sent-back",
        _("Sent back"),
        lambda places, now, me: letters_in(places.handled) & _came_back(),
        lambda places: places.handled,
    ),
    Tab("overdue", _("Overdue"), lambda places, now, me: _anywhere(places) & _late(now), any),
    Tab("soon", _("Due soon"), lambda places, now, me: _anywhere(places) & _soon(now), any),
    Tab(
        "in-review",
        _("Waiting for release"),
        lambda places, now, me: letters_in(places.handled) & Q(state="in-review"),
        lambda places: places.handled and not places.released,
    ),
    Tab(
        "open",
        _("With the departments"),
        lambda places, now, me: letters_in(places.dispatched | places.supervised) & Q(state__in=WITH_DEPARTMENT),
        lambda places: places.dispatched or places.supervised,
    ),
    Tab(
        "watched",
        _("Watched over"),
        lambda places, now, me: letters_in(places.supervised) & Q(state__in=OPEN, is_supervised=True),
        lambda places: places.supervised,
    ),
    Tab("answered", _("Answered"), lambda places, now, me: _anywhere(places) & _answered(), any),
)
