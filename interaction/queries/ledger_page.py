"""What the ledger's pages and files show of the figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction import registry
from interaction.queries.ledger import COUNTED, Key, Line, figures, together
from moderation.models import Reason
from people.charts import Columns, columns

CHART_MONTHS = 12
EMPTY = Line()


@dataclass(frozen=True)
class Shown:
    """One row of the page: a channel, or all of them (`key` is empty), with its refusals by reason, most first."""

    key: str
    name: object
    line: Line
    reasons: list[tuple[object, int]]


@dataclass(frozen=True)
class Page:
    """The ledger of one month: `whole` is the row of what is chosen, `rows` one per channel in it."""

    month: datetime | None
    months: list[datetime]
    channel: str
    channels: list[tuple[str, object]]
    until: datetime
    whole: Shown
    rows: list[Shown]
    chart: Columns | None
    series: list[tuple[datetime, Line]]


def ledger_page(month: str, channel: str) -> Page:
    """The ledger of a month like "2026-11" and of a channel, "" for all; what is not known falls back to the latest."""
    until, lines = figures()
    months = sorted({moment for moment, _family in lines}, reverse=True)
    chosen = next((moment for moment in months if f"{moment:%Y-%m}" == month), months[0] if months else None)
    families = _families(lines)
    channel = channel if channel in dict(families) else ""
    names = _reason_names()
    rows = [
        _shown(family, name, lines[chosen, family], names)
        for family, name in families
        if chosen and (chosen, family) in lines and channel in ("", family)
    ]
    whole = _shown("", _("All channels"), together([row.line for row in rows]), names)
    series = [(moment, _of_month(lines, moment, channel)) for moment in reversed(months[:CHART_MONTHS])]
    return Page(chosen, months, channel, families, until, whole, rows, _chart(series), series)


def ledger_rows() -> Iterator[dict]:
    """Every month and channel as flat rows: month, channel, the counts, waits in seconds, and one cell per reason.

    A row with fewer than five texts tells nothing but that; reasons with few texts stand together as "few".
    """
    _until, lines = figures()
    codes = list(_reason_names())
    for (month, family), line in sorted(lines.items()):
        told: dict[str, object] = {name: line.counts[name] for name in COUNTED}
        told |= {"median_wait": line.median, "slow_wait": line.slow}
        told |= {f"refused_{code}": line.reasons[code] for code in codes} | {"refused_few": line.few}
        if line.is_small:
            told = dict.fromkeys(told)
        yield {"month": f"{month:%Y-%m}", "channel": family, "is_small": line.is_small, **told}


def columns_of_rows() -> list[str]:
    """The names of a flat row's cells, in order."""
    codes = [f"refused_{code}" for code in _reason_names()]
    return ["month", "channel", "is_small", *COUNTED, "median_wait", "slow_wait", *codes, "refused_few"]


def _families(lines: dict[Key, Line]) -> list[tuple[str, object]]:
    known = {family for _month, family in lines}
    named = [(key, channel.name) for key, channel in registry.channels.items() if key in known]
    return named + [(family, family or _("Everywhere")) for family in sorted(known - set(registry.channels))]


def _reason_names() -> dict[str, str]:
    return {reason.code: reason.said("label") for reason in Reason.objects.all()}


def _shown(key: str, name: object, line: Line, names: dict[str, str]) -> Shown:
    reasons: list[tuple[object, int]] = [
        (names.get(code, code), count) for code, count in line.reasons.most_common() if count
    ]
    if line.few:
        reasons.append((_("Reasons with fewer than five texts, together"), line.few))
    return Shown(key, name, line, [] if line.is_small else reasons)


def _of_month(lines: dict[Key, Line], moment: datetime, channel: str) -> Line:
    return together([line for (month, family), line in lines.items() if month == moment and channel in ("", family)])


def _chart(series: list[tuple[datetime, Line]]) -> Columns | None:
    """Texts that came as columns, those that were not published as dots."""
    if not any(line.counts["received"] for _month, line in series):
        return None
    labels = [f"{timezone.localtime(month):%Y-%m}" for month, _line in series]
    came = [line.counts["received"] for _month, line in series]
    return columns(labels, came, [line.counts["refused"] for _month, line in series])
