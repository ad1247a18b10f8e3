"""Periods of law counted in days: pure arithmetic on plain values, without the database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
# The notice for a year may still move days at the end of the year before: 29 December 2018 was worked for 2019.
NEXT_NOTICE_REACHES_BACK_TO = (12, 25)


class Why(StrEnum):
    """Why a day was counted or not."""

    WORKDAY = "workday"
    MAKEUP = "makeup"
    CALENDAR_DAY = "calendar-day"
    RUN_ON = "run-on"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"


@dataclass(frozen=True)
class Calendar:
    """The official calendar: days that differ from the plain week, and the years whose notice is published.

    `special` says of a day whether it is worked; every other day follows the plain week, Monday to Friday.
    """

    special: Mapping[date, bool] = field(default_factory=dict)
    official_years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day."""
        return self.special.get(day, day.weekday() < 5)

    def is_settled(self, day: date) -> bool:
        """Whether no notice still to come can change this day."""
        late = (day.month, day.day) >= NEXT_NOTICE_REACHES_BACK_TO
        return day.year in self.official_years and (not late or day.year + 1 in self.official_years)

    def why(self, day: date) -> Why:
        """What kind of day this is: workday, make-up workday, weekend or holiday."""
        if self.is_working(day):
            return Why.WORKDAY if day.weekday() < 5 else Why.MAKEUP
        return Why.HOLIDAY if day in self.special else Why.WEEKEND


@dataclass(frozen=True)
class Pause:
    """Days on which the clock stands, first and last included; `last` None while it still stands."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the clock stands on this day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Period:
    """A length of time as law fixes it: so many working days, or so many calendar days."""

    length: int
    in_workdays: bool

    def __post_init__(self):
        if self.length < 1:
            raise ValueError("A period has at least one day")


@dataclass(frozen=True)
class Day:
    """One day after the event; `number` is its place in the count, 0 for a day that was not counted."""

    day: date
    why: Why
    number: int = 0


@dataclass(frozen=True)
class Count:
    """A period counted out: the last day, every day on the way with its reason, and whether it may still change."""

    due: date
    days: tuple[Day, ...]
    is_provisional: bool

    @property
    def counted(self) -> list[date]:
        """The days that were counted, in order."""
        return [day.day for day in self.days if day.number]


def explain(start: date, period: Period, calendar: Calendar, pauses: tuple[Pause, ...] = ()) -> Count:
    """Counts a period out day by day; the day of the event itself is not counted.

    Working days skip rest days. A period of calendar days that ends on a rest day runs on to the next working day.
    Paused days are never counted and never the last one. An open pause counts as if it ended today: leave it out,
    or close it, before asking; ValueError is raised for one without an end, because it would have no last day.
    """
    if any(pause.last is None for pause in pauses):
        raise ValueError("A standing clock has no due date")
    days = tuple(_walk(start, period, calendar, pauses))
    settled = all(calendar.is_settled(day.day) for day in _judged(days, period))
    return Count(days[-1].day, days, not settled)


def due(start: date, period: Period, calendar: Calendar, pauses: tuple[Pause, ...] = ()) -> date:
    """The last day of the period."""
    return explain(start, period, calendar, pauses).due


def workdays_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days it took: those after `start` up to and including `end`; 0 on the same day."""
    return sum(calendar.is_working(start + DAY * step) for step in range(1, (end - start).days + 1))


def workdays_left(today: date, last: date, calendar: Calendar) -> int:
    """Working days from tomorrow to the due date; negative by the working days that it is overdue."""
    return workdays_between(today, last, calendar) if today <= last else -workdays_between(last, today, calendar)


def _walk(start: date, period: Period, calendar: Calendar, pauses: tuple[Pause, ...]) -> Iterator[Day]:
    day, number = start, 0
    while number < period.length:
        day += DAY
        kind = calendar.why(day)
        if any(pause.covers(day) for pause in pauses):
            yield Day(day, Why.PAUSED)
        elif period.in_workdays and not calendar.is_working(day):
            yield Day(day, kind)
        else:
            number += 1
            yield Day(day, kind if period.in_workdays else Why.CALENDAR_DAY, number)
    while not calendar.is_working(day) or any(pause.covers(day) for pause in pauses):
        day += DAY
        yield Day(day, Why.PAUSED if any(pause.covers(day) for pause in pauses) else Why.RUN_ON)


def _judged(days: tuple[Day, ...], period: Period) -> list[Day]:
    """The days on which the calendar had a say: all for working days, the end for calendar days."""
    if period.in_workdays:
        return list(days)
    last = max(index for index, day in enumerate(days) if day.number)
    return list(days[last:])
