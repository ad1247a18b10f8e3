"""What a newly published year would change, before it is adopted; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from interaction.calendar import Calendar
from interaction.models import Deadline, WorkDay
from interaction.queries.deadlines import calendar_of, count_of


@dataclass(frozen=True)
class Changed:
    """One day that would be worked or not, other than now."""

    day: date
    was_worked: bool
    is_worked: bool
    name: str


@dataclass(frozen=True)
class Moved:
    """One open deadline that would end on another day."""

    number: str
    clock: str
    was: date
    now: date


@dataclass(frozen=True)
class Preview:
    """The days and deadlines that would change, and how many deadlines would only become certain.

    `replaces_official` says that the year has an official calendar already.
    """

    year: int
    days: list[Changed]
    deadlines: list[Moved]
    made_certain: int
    replaces_official: bool


def preview(year: int, days: Mapping[date, tuple[bool, str]]) -> Preview:
    """What adopt_year(year, days) would do, with as many queries for one open deadline as for a thousand."""
    open_ones = list(Deadline.objects.open().select_related("rule", "submission").order_by("due_on", "pk"))
    starts = [one.started_on for one in open_ones] or [date(year, 1, 1)]
    now = calendar_of(min([*starts, date(year - 1, 12, 25)]), max([*starts, date(year + 2, 12, 31)]))
    then = _with(now, year, days)
    counted = [(one, count_of(one, then)) for one in open_ones]
    return Preview(
        year=year,
        days=_changed(now, then, days),
        deadlines=[
            Moved(one.submission.number, one.rule.clock, one.due_on, count.due)
            for one, count in counted
            if count.due != one.due_on
        ],
        made_certain=sum(
            count.due == one.due_on and one.is_provisional and not count.is_provisional for one, count in counted
        ),
        replaces_official=WorkDay.objects.filter(day__year=year, is_provisional=False).exists(),
    )


def _with(now: Calendar, year: int, days: Mapping[date, tuple[bool, str]]) -> Calendar:
    kept = {day: worked for day, worked in now.special.items() if day.year != year}
    return Calendar(kept | {day: worked for day, (worked, _name) in days.items()}, now.official_years | {year})


def _changed(now: Calendar, then: Calendar, days: Mapping[date, tuple[bool, str]]) -> list[Changed]:
    affected = sorted({day for day in now.special if day not in then.special} | set(days))
    return [
        Changed(day, now.is_working(day), then.is_working(day), days[day][1] if day in days else "")
        for day in affected
        if now.is_working(day) != then.is_working(day)
    ]
