"""The figures as flat rows for files, under the same rules as on the pages."""

from collections.abc import Iterator

from interaction.queries.figures_lines import Line, all_departments, by_channel, by_department, whole
from interaction.queries.figures_page import months_known
from interaction.queries.statistics_letters import Counted, Key

NUMBERS = (
    "received",
    "valid",
    "answered",
    "reply_rate",
    "due",
    "on_time",
    "on_time_rate",
    "without_rule",
    "mean_days",
    "median_days",
)
COLUMNS = ("month", "breakdown", "key", "name", *NUMBERS, "rated", "satisfaction")


def flat_rows(found: Counted) -> Iterator[dict]:
    """Every month, oldest first: a row of all letters, one per channel, one per department, the small ones together.

    Rates are in per cent, times in working days, both with two digits; None is nothing to tell.
    """
    places = all_departments()
    months = _by_month(found)
    for month in reversed(months_known(found)):
        part = Counted(found.until, months.get(month, {}), {}, None)
        yield _flat(month, "all", whole(part.cells.values()))
        for line in by_channel(part, _any):
            yield _flat(month, "channel", line)
        for line in by_department(part, _any, places):
            yield _flat(month, "department", line)


def _any(key: Key) -> bool:
    return True


def _by_month(found: Counted) -> dict[str, dict]:
    months: dict[str, dict] = {}
    for key, figures in found.cells.items():
        months.setdefault(key.month, {})[key] = figures
    return months


def _flat(month: str, breakdown: str, line: Line) -> dict:
    numbers = {name: getattr(line.figures, name) for name in NUMBERS}
    told = {**numbers, "rated": line.rated, "satisfaction": line.satisfaction}
    rounded = {name: round(value, 2) if isinstance(value, float) else value for name, value in told.items()}
    return {"month": month, "breakdown": breakdown, "key": line.key, "name": line.name, **rounded}
