"""What a newly published calendar would change, in the figures and lines that a page shows."""

from dataclasses import dataclass

from interaction.calendar_notice import Days
from interaction.queries.calendar_preview import Changed, preview
from interaction.queries.settings.words import clock_name

SHOWN = 50


@dataclass(frozen=True)
class Shift:
    """One open deadline that would end on another day, `by` so many calendar days later (negative: earlier)."""

    number: str
    clock: str
    was: object
    now: object
    by: int


@dataclass(frozen=True)
class Effect:
    """The days that would change, and how many open deadlines would end later, earlier, or become certain.

    `shifts` are the first SHOWN of them, the farthest first; `furthest` is the largest move in days.
    """

    year: int
    days: list[Changed]
    later: int
    earlier: int
    made_certain: int
    furthest: int
    shifts: list[Shift]
    replaces_official: bool

    @property
    def moved(self) -> int:
        """How many open deadlines would end on another day."""
        return self.later + self.earlier


def effect_of(year: int, days: Days) -> Effect:
    """What adopt_year(year, days) would do; nothing is written."""
    found = preview(year, days)
    moves = [
        Shift(one.number, clock_name(one.clock), one.was, one.now, (one.now - one.was).days) for one in found.deadlines
    ]
    moves.sort(key=lambda one: (-abs(one.by), one.number))
    return Effect(
        year=year,
        days=found.days,
        later=sum(one.by > 0 for one in moves),
        earlier=sum(one.by < 0 for one in moves),
        made_certain=found.made_certain,
        furthest=abs(moves[0].by) if moves else 0,
        shifts=moves[:SHOWN],
        replaces_official=found.replaces_official,
    )
