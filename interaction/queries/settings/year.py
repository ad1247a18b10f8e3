"""A year of the official calendar, month by month, as a page shows it."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interaction.models import Register, WorkDay

FIRST, LAST = 2000, 2100  # years that a calendar may be of
REGISTER = "calendar"


@dataclass(frozen=True)
class Square:
    """One day: `kind` is "work" for a make-up day, "rest" for a holiday, "weekend" or ""."""

    day: date
    kind: str
    name: str


@dataclass(frozen=True)
class Month:
    """The first day of a month, and its weeks from Monday on; None where a week reaches into another month."""

    first: date
    weeks: list[list[Square | None]]
    workdays: int


@dataclass(frozen=True)
class Year:
    """A year's months, its number of working days, where its days are from, and what is known of it.

    `state` is "official", "provisional" (days of our own assumption) or "unknown" (the plain week alone).
    """

    number: int
    months: list[Month]
    workdays: int
    sources: list[str]
    state: str


def year_of(number: int) -> Year:
    """The calendar of a year, in one query."""
    rows = {row.day: row for row in WorkDay.objects.filter(day__year=number).order_by("day")}
    months = [_month(number, month, rows) for month in range(1, 13)]
    return Year(
        number=number,
        months=months,
        workdays=sum(month.workdays for month in months),
        sources=list(dict.fromkeys(row.source for row in rows.values() if row.source)),
        state=_state(rows.values()),
    )


def calendar_state(number: int) -> str:
    """Whether the calendar of this year is "official", "provisional" or "unknown"."""
    return _state(WorkDay.objects.filter(day__year=number))


def calendar_seen() -> int:
    """How often the calendar was changed so far; grows with every change."""
    return Register.objects.filter(pk=REGISTER).values_list("event_seq", flat=True).first() or 0


def _state(rows: Iterable[WorkDay]) -> str:
    provisional = [row.is_provisional for row in rows]
    if not provisional:
        return "unknown"
    return "provisional" if any(provisional) else "official"


def _month(year: int, month: int, rows: dict[date, WorkDay]) -> Month:
    weeks = [
        [_square(day, rows.get(day)) if day.month == month else None for day in week]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]
    squares = [square for week in weeks for square in week if square]
    return Month(date(year, month, 1), weeks, sum(square.kind in ("", "work") for square in squares))


def _square(day: date, row: WorkDay | None) -> Square:
    is_weekend = day.weekday() >= 5
    if row is None or row.is_working != is_weekend:
        name = row.name if row and not row.is_working else ""
        kind = "rest" if name and is_weekend else "weekend" if is_weekend else ""
        return Square(day, kind, name)
    return Square(day, "work" if row.is_working else "rest", row.name)
