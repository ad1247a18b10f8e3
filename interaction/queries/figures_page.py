"""The pages of figures: one month, a year by months, the table of departments, one department."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from interaction.queries.figures_lines import (
    Line,
    Named,
    all_departments,
    by_channel,
    by_department,
    by_kind,
    channel_names,
    grouped,
    month_lines,
    overdue_by_name,
    whole,
)
from interaction.queries.hot_topics import Topic, hot_topics
from interaction.queries.statistics_letters import Counted, Figures, Key, Overdue, counted, month_of
from people.charts import Small, Stacked, small, stacked
from people.models import Department

MONTHS = 12
SORTS = ("reply_rate", "on_time_rate")
Wanted = Callable[[Key], bool]


@dataclass(frozen=True)
class Choice:
    """What a reader may choose and has chosen; `until` is the moment up to which was counted."""

    until: datetime
    channel: str
    channels: dict[str, str]
    period: str
    periods: list[str]


@dataclass(frozen=True)
class MonthPage:
    """One month: all of it, its parts, what is overdue now, and what the letters are about."""

    choice: Choice
    whole: Line
    kinds: list[tuple[str, int]]
    channels: list[Line]
    departments: list[Line]
    overdue: list[Named]
    topics: list[Topic]
    is_present: bool


@dataclass(frozen=True)
class YearPage:
    """Twelve months: all of them, each of them, and pictures of letters and rates."""

    choice: Choice
    whole: Line
    months: list[Line]
    picture: Stacked
    rates: list[tuple[str, Small]]


@dataclass(frozen=True)
class Place:
    """One department in the table, with what is overdue there now."""

    line: Line
    late: Overdue | None


@dataclass(frozen=True)
class League:
    """The departments of twelve months: those with enough letters in their order, then the others."""

    choice: Choice
    sort: str
    ranked: list[Place]
    weak: list[Place]


@dataclass(frozen=True)
class DepartmentPage:
    """One department's twelve months, by month and by channel, and what is overdue now."""

    choice: Choice
    department: Department
    whole: Line
    months: list[Line]
    channels: list[Line]
    picture: Stacked
    rates: list[tuple[str, Small]]
    overdue: Overdue | None


def month_page(month: str, channel: str) -> MonthPage:
    """A month like "2026-03" and a channel, "" for all; what is not known falls back to this month and all."""
    found, places = counted(), all_departments()
    months = months_known(found)
    choice = _choice(found, channel, month, months, months[0])

    def keeps(key: Key) -> bool:
        return key.month == choice.period and choice.channel in ("", key.channel)

    everything = whole((figures for key, figures in found.cells.items() if keeps(key)), is_part=bool(choice.channel))
    return MonthPage(
        choice=choice,
        whole=everything,
        kinds=by_kind(everything.figures, choice.channel) if choice.channel else [],
        channels=by_channel(found, keeps),
        departments=by_department(found, keeps, places),
        overdue=overdue_by_name(found, places),
        topics=hot_topics(),
        is_present=choice.period == month_of(found.until.date()),
    )


def year_page(year: str, channel: str) -> YearPage:
    """A year like "2025", "" for the last twelve months, and a channel, "" for all."""
    found = counted()
    choice = _yearly(found, year, channel)
    series = _series(found, choice, lambda key: choice.channel in ("", key.channel))
    months = month_lines(series, are_all=not choice.channel)
    everything = whole(series.values(), is_part=bool(choice.channel))
    return YearPage(choice, everything, months, _picture(months, series), _rates(months, series))


def league(year: str, channel: str, sort: str) -> League:
    """The departments in the order of a rate, those with equal ones by the other; too few letters are not ranked."""
    found, places = counted(), all_departments()
    choice = _yearly(found, year, channel)
    wanted = set(_months_of(found, choice.period))
    lines = by_department(
        found,
        lambda key: key.department is not None and key.month in wanted and choice.channel in ("", key.channel),
        places,
    )
    first, second = SORTS if sort != SORTS[1] else SORTS[::-1]
    enough = [line for line in lines if not line.is_weak and not line.is_together]
    enough.sort(key=lambda line: (-_value(line, first), -_value(line, second), -line.figures.valid))
    weak = [line for line in lines if line not in enough]
    late = {place.slug: found.overdue.get(place.pk) for place in places}
    ranked, others = ([Place(line, late.get(line.key)) for line in some] for some in (enough, weak))
    return League(choice, first, ranked, others)


def department_page(department: Department, year: str) -> DepartmentPage:
    """One department in a year like "2025", "" for the last twelve months."""
    found = counted()
    choice = _yearly(found, year, "")
    wanted = set(_months_of(found, choice.period))
    series = _series(found, choice, lambda key: key.department == department.pk)
    months = month_lines(series, are_all=False)
    return DepartmentPage(
        choice=choice,
        department=department,
        whole=whole(series.values(), is_part=True),
        months=months,
        channels=by_channel(found, lambda key: key.department == department.pk and key.month in wanted),
        picture=_picture(months, series),
        rates=_rates(months, series),
        overdue=found.overdue.get(department.pk),
    )


def department_called(slug: str) -> Department | None:
    """The department of this address."""
    return Department.objects.filter(slug=slug).first()


def months_known(found: Counted) -> list[str]:
    """All months with figures and the present one, the newest first; nothing that lies ahead."""
    present = month_of(found.until.date())
    return sorted({key.month for key in found.cells if key.month <= present} | {present}, reverse=True)


def months_to(last: str, number: int = MONTHS) -> list[str]:
    """So many months up to this one, oldest first."""
    year, month = map(int, last.split("-"))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(year * 12 + month - number, year * 12 + month)]


def _choice(found: Counted, channel: str, asked: str, periods: list[str], usual: str) -> Choice:
    channels = channel_names()
    period = asked if asked in periods else usual
    return Choice(found.until, channel if channel in channels else "", channels, period, periods)


def _yearly(found: Counted, year: str, channel: str) -> Choice:
    years = sorted({month[:4] for month in months_known(found)}, reverse=True)
    return _choice(found, channel, year, years, "")


def _months_of(found: Counted, year: str) -> list[str]:
    """The months of a year that have begun, or the last twelve."""
    present = month_of(found.until.date())
    return [month for month in months_to(f"{year}-12") if month <= present] if year else months_to(present)


def _series(found: Counted, choice: Choice, keeps: Wanted) -> dict[str, Figures]:
    sums = grouped(found, keeps, lambda key: key.month)
    return {month: sums.get(month, Figures()) for month in _months_of(found, choice.period)}


def _drawn(months: Iterable[Line], series: dict[str, Figures]) -> list[Line]:
    return [line for line in months if line.key in series]


def _picture(months: Iterable[Line], series: dict[str, Figures]) -> Stacked:
    """Answered, not answered, not valid: one above the other; a hidden month stays empty."""
    drawn = [line.figures for line in _drawn(months, series)]
    parts = [
        [one.answered for one in drawn],
        [one.valid - one.answered for one in drawn],
        [one.invalid for one in drawn],
    ]
    return stacked(list(series), parts)


def _rates(months: Iterable[Line], series: dict[str, Figures]) -> list[tuple[str, Small]]:
    drawn = _drawn(months, series)
    return [
        ("reply", small([line.figures.reply_rate for line in drawn])),
        ("on-time", small([line.figures.on_time_rate for line in drawn])),
        ("satisfaction", small([line.satisfaction for line in drawn])),
    ]


def _value(line: Line, name: str) -> float:
    value = getattr(line.figures, name)
    return -1 if value is None else value
