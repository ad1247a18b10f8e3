"""How the departments and people stand with their letters: open, yellow, red, standing, how old, due when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from interaction.calendar import DAY, workdays_between, workdays_left
from interaction.models import Extension, Submission
from interaction.queries.deadlines import calendar_of, duties
from interaction.queries.letter_tabs import WITH_DEPARTMENT
from interaction.queries.letters import LATE, SOON, STANDING, Today, at_desk, letters_in
from interaction.rules import places_of
from people.models import Department, User
from people.permissions import Person

NAMED = 50  # overdue letters that are listed; the desk has them all
AHEAD = 10  # working days in the picture


@dataclass(frozen=True)
class Board:
    """Open letters of one department or person: how many in all, by flag, and how old in working days on average.

    `department` is None for what is still to be assigned, `person` for what nobody has taken.
    """

    department: Department | None
    person: User | None
    open: int
    soon: int
    late: int
    standing: int
    age: float
    oldest: int


@dataclass(frozen=True)
class Overdue:
    """One red letter; `late_by` in working days."""

    letter: Submission
    due: date
    late_by: int


@dataclass(frozen=True)
class Boards:
    """Everything the page of the boards shows; `ahead` is how many letters are due on each of the next working days."""

    whole: Board
    departments: list[Board]
    people: list[Board]
    overdue: list[Overdue]
    overdue_count: int
    ahead: list[tuple[date, int]]
    requests: list[Extension]
    supervises: bool


@dataclass(frozen=True)
class Line:
    """What counts of one open letter: where it is, since when, and the clock of what is owed next."""

    pk: int
    department: int | None
    person: int | None
    sent_at: datetime
    due: date | None
    flag: str
    age: int


def may_see_boards(user: Person) -> bool:
    """Supervisors and approvers, of whatever department."""
    places = places_of(user)
    return bool(places.supervised or places.released)


def boards(user: Person, now: Today) -> Boards:
    """The boards of the departments this person supervises or releases for; as many queries for one letter as for all.

    Red ones come first, in each list.
    """
    places = places_of(user)
    letters = at_desk(user).filter(letters_in(places.supervised | places.released), state__in=WITH_DEPARTMENT)
    lines = _lines(letters, now)
    names = Department.objects.in_bulk({line.department for line in lines if line.department})
    people = User.objects.in_bulk({line.person for line in lines if line.person})
    by_place, by_person = defaultdict(list), defaultdict(list)
    for line in lines:
        by_place[line.department].append(line)
        by_person[line.department, line.person].append(line)
    late = sorted((line for line in lines if line.flag == LATE), key=lambda line: (line.due, line.pk))
    return Boards(
        whole=_board(lines),
        departments=_sorted(_board(found, names.get(place)) for place, found in by_place.items()),
        people=_sorted(_board(found, names.get(place), people.get(who)) for (place, who), found in by_person.items()),
        overdue=_overdue(late[:NAMED], now),
        overdue_count=len(late),
        ahead=_ahead(lines, now),
        requests=_requests(places.released),
        supervises=bool(places.supervised),
    )


def _lines(letters: QuerySet[Submission], now: Today) -> list[Line]:
    rows = list(letters.order_by().values_list("pk", "department_id", "handler_id", "submitted_at"))
    clocks = {pk: (due, since) for pk, due, since in _clocks(letters)}
    first = min([timezone.localdate(sent) for *_more, sent in rows], default=now.day)
    calendar = calendar_of(first, now.day)
    ages = {day: workdays_between(day, now.day, calendar) for day in {timezone.localdate(row[3]) for row in rows}}
    return [
        Line(pk, place, who, sent, clocks.get(pk, (None, None))[0], _flag(clocks.get(pk), now), ages[_day(sent)])
        for pk, place, who, sent in rows
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _clocks(letters: QuerySet[Submission]) -> Iterable[tuple[int, date, date | None]]:
    """The clock of what is owed first comes last, and so is kept."""
    found = duties().filter(submission__in=letters.order_by().values("pk"))
    return found.order_by("-due_on", "-pk").values_list("submission_id", "due_on", "paused_since")


def _flag(clock: tuple[date, date | None] | None, now: Today) -> str:
    if clock is None:
        return ""
    due, paused_since = clock
    if paused_since:
        return STANDING
    return LATE if due < now.day else SOON if due <= now.next else ""


def _board(lines: list[Line], department: Department | None = None, person: User | None = None) -> Board:
    ages = [line.age for line in lines]
    flags = [line.flag for line in lines]
    return Board(
        department=department,
        person=person,
        open=len(lines),
        soon=flags.count(SOON),
        late=flags.count(LATE),
        standing=flags.count(STANDING),
        age=round(sum(ages) / len(ages), 1) if ages else 0.0,
        oldest=max(ages, default=0),
    )


def _sorted(found: Iterable[Board]) -> list[Board]:
    return sorted(found, key=lambda board: (-board.late, -board.soon, -board.open))


def _overdue(late: list[Line], now: Today) -> list[Overdue]:
    found = Submission.objects.select_related("department", "handler").in_bulk([line.pk for line in late])
    calendar = calendar_of(min([line.due for line in late if line.due], default=now.day), now.day)
    return [
        Overdue(found[line.pk], line.due, -workdays_left(now.day, line.due, calendar))
        for line in late
        if line.pk in found and line.due
    ]


def _ahead(lines: list[Line], now: Today) -> list[tuple[date, int]]:
    """Today and the next working days, with what is due on each; a clock that stands is due on none."""
    days, day = [now.day], now.day
    while len(days) <= AHEAD:
        day += DAY
        if now.calendar.is_working(day):
            days.append(day)
    due = [line.due for line in lines if line.flag != STANDING]
    return [(day, due.count(day)) for day in days]


def _requests(released: set[int | None]) -> list[Extension]:
    """Requests for more time that wait for an approver of these departments, the most urgent first."""
    wanted = Extension.objects.filter(state=Extension.State.ASKED, deadline__met_at=None)
    if None not in released:
        wanted = wanted.filter(deadline__submission__department_id__in=[one for one in released if one])
    return list(wanted.select_related("deadline__submission", "asked_by").order_by("deadline__due_on", "pk"))
