"""The numbers of an interview with the names that go with them, as the page prints them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from interaction.models import Occasion, Participant, Rating
from interaction.queries.statistics import Statistics, statistics
from moderation.models import Reason
from people.charts import share


@dataclass(frozen=True)
class Line:
    """One line of a table with its bar: `part` of `whole`, `width` in per cent of the longest."""

    name: str
    part: int | None
    whole: int
    width: int


@dataclass(frozen=True)
class Minute:
    """One column of the picture as a row of its table."""

    at: datetime
    asked: int
    answered: int


@dataclass(frozen=True)
class StatisticsPage:
    """Everything the page prints; `marks` are None where a cell is hidden, `minutes` without empty columns."""

    numbers: Statistics
    reasons: list[Line]
    themes: list[Line]
    guests: list[tuple[Participant, int]]
    marks: list[Line]
    minutes: list[Minute]


def statistics_page(occasion: Occasion) -> StatisticsPage:
    """The numbers with the names of reasons, themes and guests in the reader's language."""
    numbers = statistics(occasion)
    reasons = {reason.code: reason.said("label") for reason in Reason.objects.filter(code__in=numbers.rejected)}
    themes: dict[int | None, str] = {theme.pk: theme.said() for theme in occasion.themes.order_by("place", "pk")}
    guests = occasion.participants.filter(part=Participant.Part.GUEST).select_related("department")
    return StatisticsPage(
        numbers=numbers,
        reasons=_lines([(reasons.get(code, code), number, number) for code, number in numbers.rejected.items()]),
        themes=_themes(numbers, themes),
        guests=[(guest, numbers.guests.get(guest.pk, 0)) for guest in guests],
        marks=_marks(numbers),
        minutes=_minutes(numbers),
    )


def _lines(rows: list[tuple[str | Promise, int | None, int]]) -> list[Line]:
    most = max((whole for _name, _part, whole in rows), default=0)
    return [Line(str(name), part, whole, share(whole, most)) for name, part, whole in rows]


def _themes(numbers: Statistics, themes: dict[int | None, str]) -> list[Line]:
    """In the producer's order, "no theme" last; nothing where there are no themes."""
    if not themes:
        return []
    names = themes | ({None: _("No theme")} if None in numbers.themes else {})
    rows = [(name, numbers.themes.get(pk, (0, 0))) for pk, name in names.items()]
    return _lines([(name, answered, asked) for name, (asked, answered) in rows])


def _marks(numbers: Statistics) -> list[Line]:
    shown = numbers.satisfaction.marks
    rows = [(mark.label, shown[mark], shown[mark] or 0) for mark in Rating.Mark]
    return _lines([*rows])


def _minutes(numbers: Statistics) -> list[Minute]:
    found = numbers.arrivals
    if found is None:
        return []
    columns = zip(found.moments, found.asked, found.answered, strict=True)
    return [Minute(at, asked, answered) for at, asked, answered in columns if asked or answered]
