"""Which published submissions have all words of a query: the newest thousand, whatever the size of the archive."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from interaction.search_index import FTS, TABLE, VECTOR
from interaction.textsearch import Term, terms

MOST = 1000  # of what answers a query, the newest; so a common word costs no more than a rare one


@dataclass(frozen=True)
class Narrowed:
    """What else is asked for: a channel's key, a department's id, a year of publication; empty for any."""

    channel: str = ""
    department: int | None = None
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.channel or self.department or self.year)


ANY = Narrowed()


def hits(q: str, narrowed: Narrowed = ANY) -> list[int]:
    """The ids of at most MOST + 1 published submissions that answer `q`, newest first; one too many says: more."""
    wanted = terms(q)
    if not wanted:
        return []
    source, match, order = _of_this_database(wanted)
    conditions, values = _conditions(narrowed)
    where = " AND ".join([match[0], "s.published_at IS NOT NULL", "s.merged_into_id IS NULL", *conditions])
    statement = f"SELECT s.id FROM {source} WHERE {where} ORDER BY {order} DESC LIMIT {MOST + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [match[1], *values])
        return [pk for (pk,) in cursor.fetchall()]


def _of_this_database(wanted: list[Term]) -> tuple[str, tuple[str, str], str]:
    """Where to look, the condition with its value, and the order in which the index itself gives the newest first."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{term.text}'{':*' if term.is_prefix else ''}" for term in wanted)
        return f"{TABLE} s", (f"{VECTOR.replace('search', 's.search')} @@ %s::tsquery", asked), "s.id"
    asked = " AND ".join(f'"{term.text}"{"*" if term.is_prefix else ""}' for term in wanted)
    source = f"{FTS} CROSS JOIN {TABLE} s ON s.id = {FTS}.rowid"
    return source, (f"{FTS} MATCH %s", asked), f"{FTS}.rowid"


def _conditions(narrowed: Narrowed) -> tuple[list[str], list[str | int | None]]:
    parts: list[str] = []
    values: list[str | int | None] = []
    if narrowed.channel:
        parts.append("s.channel = %s")
        values.append(narrowed.channel)
    if narrowed.department:
        parts.append("s.department_id = %s")
        values.append(narrowed.department)
    if narrowed.year:
        parts.append("s.published_at >= %s AND s.published_at < %s")
        values += [_moment(narrowed.year), _moment(narrowed.year + 1)]
    return parts, values


def _moment(year: int) -> str | None:
    """The first moment of a year here, as this database compares it."""
    first = datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())
    return connection.ops.adapt_datetimefield_value(first)
