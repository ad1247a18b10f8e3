"""Figures as lines that may be shown, and those too small for it, taken together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interaction import registry
from interaction.queries.statistics_letters import Counted, Figures, Key, Overdue, letter_channels, together
from interaction.small_cells import FEW, pooled
from people.models import Department

SMALL_SAMPLE = 10  # a rate of fewer is shown in grey and not ranked
TOGETHER = "few"  # the key of the line of all that are too small
NO_PLACE = "none"


@dataclass(frozen=True)
class Line:
    """One line: what it is about, its figures, whether its satisfaction may be told, whether all of it is hidden."""

    key: str
    name: str
    figures: Figures
    tells_marks: bool = True
    is_hidden: bool = False

    @property
    def is_together(self) -> bool:
        """Whether it stands for several that are too small to be shown alone."""
        return self.key == TOGETHER

    @property
    def is_weak(self) -> bool:
        """Whether so few letters came that the rates say little."""
        return self.figures.valid < SMALL_SAMPLE

    @property
    def rated(self) -> int | None:
        """How many rated it; None where that may not be told."""
        return self.figures.rated if self.tells_marks else None

    @property
    def satisfaction(self) -> float | None:
        """Per cent, where it may be told."""
        return self.figures.satisfaction if self.tells_marks else None


@dataclass(frozen=True)
class Named:
    """A department on a page: its names, its place in addresses, and the letters of it that are overdue."""

    department: Department | None
    overdue: Overdue


def lines(groups: Mapping[str, Figures], names: Mapping[str, str]) -> list[Line]:
    """The groups that may be shown in the order given, then one line of all that are too small, if there are any.

    A group of fewer than five letters is not shown, and never just one is left out, so that none can be worked out
    from the total; the same holds for the ratings among what is shown.
    """
    shown, few = pooled({key: _size(figures) for key, figures in groups.items()})
    found = {key: figures for key, figures in groups.items() if key in shown}
    if few:
        found[TOGETHER] = together(figures for key, figures in groups.items() if key not in shown)
    told, _few = pooled({key: figures.rated for key, figures in found.items()})
    return [
        Line(key, _named(key, names), figures, tells_marks=key in told or not figures.rated)
        for key, figures in found.items()
    ]


def month_lines(series: Mapping[str, Figures], *, are_all: bool) -> list[Line]:
    """One line per month, a hidden one where too few letters came, and those together at the end.

    Months of the whole district are always shown (`are_all`); of a part of it under the rule of lines().
    """
    told, _few = pooled({month: figures.rated for month, figures in series.items()})
    if are_all:
        return [Line(m, m, figures, tells_marks=m in told or not figures.rated) for m, figures in series.items()]
    shown = {line.key: line for line in lines(series, {})}
    found = [
        shown.get(month) or Line(month, month, Figures() if _size(figures) else figures, is_hidden=bool(_size(figures)))
        for month, figures in series.items()
    ]
    return found + ([shown[TOGETHER]] if TOGETHER in shown else [])


def whole(cells: Iterable[Figures], *, is_part: bool = False) -> Line:
    """The line of all of them; its satisfaction is told from five ratings on, a part of the district from five letters.

    A sum over the whole district points at nobody, so it is told however small.
    """
    figures = together(cells)
    is_hidden = is_part and 0 < _size(figures) < FEW
    return Line("all", _("All together"), figures, tells_marks=not 0 < figures.rated < FEW, is_hidden=is_hidden)


def _size(figures: Figures) -> int:
    """What a group is judged by: letters that came, else what else happened to those of before."""
    return figures.received or max(figures.due, figures.rated, sum(figures.days.values()))


def _named(key: str, names: Mapping[str, str]) -> str:
    return _("Fewer than five letters each, together") if key == TOGETHER else names.get(key, key)


def grouped(found: Counted, keeps: Callable[[Key], bool], group: Callable[[Key], str]) -> dict[str, Figures]:
    """The wanted cells summed by group."""
    sorted_in: dict[str, list[Figures]] = {}
    for key, figures in found.cells.items():
        if keeps(key):
            sorted_in.setdefault(group(key), []).append(figures)
    return {name: together(cells) for name, cells in sorted_in.items()}


def by_channel(found: Counted, keeps: Callable[[Key], bool]) -> list[Line]:
    """One line per channel with letters, in the order of the site."""
    names = channel_names()
    sums = grouped(found, keeps, lambda key: key.channel)
    return lines({key: sums[key] for key in names if key in sums}, names)


def by_department(found: Counted, keeps: Callable[[Key], bool], places: list[Department]) -> list[Line]:
    """One line per department with letters, in the order of the portal; then what has no department yet."""
    names = {place.slug: place.said("name") for place in places} | {NO_PLACE: _("No department yet")}
    slugs = {place.pk: place.slug for place in places}
    sums = grouped(found, keeps, lambda key: slugs.get(key.department or 0, NO_PLACE))
    return lines({slug: sums[slug] for slug in names if slug in sums}, names)


def by_kind(figures: Figures, channel: str) -> list[tuple[str, int]]:
    """How many letters of each kind came, most first; kinds with fewer than five stand together."""
    names = {str(key): str(name) for key, name in registry.get(channel).kinds}
    shown, few = pooled(figures.kinds)
    found = sorted(((names.get(key, _("Other")), count) for key, count in shown.items()), key=lambda one: -one[1])
    return found + ([(_("Kinds with fewer than five letters, together"), few)] if few else [])


def overdue_by_name(found: Counted, places: list[Department]) -> list[Named]:
    """The departments with overdue letters by name, most first; letters without a department at the end."""
    named = [Named(place, found.overdue[place.pk]) for place in places if place.pk in found.overdue]
    named.sort(key=lambda one: (-one.overdue.letters, one.overdue.since))
    return named + ([Named(None, found.overdue[None])] if None in found.overdue else [])


def channel_names() -> dict[str, str]:
    """The channels that take letters, by key."""
    return {key: str(registry.get(key).name) for key in letter_channels()}


def all_departments() -> list[Department]:
    """Every department there is or was, in the order of the portal."""
    return list(Department.objects.all())
