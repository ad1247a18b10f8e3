"""What people think, as the room shows it: themes with their votes, satisfaction, and what one visitor chose."""

from dataclasses import dataclass

from django.db.models import Count

from interaction.models import Occasion, Rating, Reaction, Theme, ThemeVote
from interaction.queries.statistics import hide_small


@dataclass(frozen=True)
class ThemeLine:
    """One theme with its votes; `share` of all votes in per cent."""

    id: int
    name: str
    votes: int
    share: int


@dataclass(frozen=True)
class Mark:
    """How many gave this mark; None where fewer than five people stand behind a number."""

    value: int
    label: str
    count: int | None
    share: int


@dataclass(frozen=True)
class Choices:
    """What one person chose in one occasion: helpful answers, their theme, and their rating."""

    helped: list[int]
    theme: int | None
    mark: int | None
    reason: str


def themes_of(occasion: Occasion) -> list[Theme]:
    """Its themes in the producer's order."""
    return list(Theme.objects.filter(occasion=occasion).select_related("occasion"))


def theme_lines(occasion: Occasion, votes: dict[str, int]) -> list[ThemeLine]:
    """The themes in the producer's order, in the reader's language; `votes` by id as text, as in room_counters()."""
    total = sum(votes.values())
    return [
        ThemeLine(theme.pk, theme.said(), votes.get(str(theme.pk), 0), _share(votes.get(str(theme.pk), 0), total))
        for theme in themes_of(occasion)
    ]


def marks_of(occasion: Occasion) -> list[Mark]:
    """How satisfied people were, the best mark first; nothing unless at least five have rated."""
    rated = Rating.objects.filter(occasion=occasion, submission=None).values_list("mark").annotate(Count("id"))
    counts = dict.fromkeys(Rating.Mark.values, 0) | dict(rated)
    shown, total = hide_small(counts), sum(counts.values())
    if all(number is None for number in shown.values()):
        return []
    return [Mark(mark, str(mark.label), shown[mark], _share(shown[mark] or 0, total)) for mark in Rating.Mark]


def raters_of(occasion: Occasion) -> int:
    """How many people have rated this occasion."""
    return Rating.objects.filter(occasion=occasion, submission=None).count()


def choices_of(occasion: Occasion, *, person_key: str) -> Choices:
    """What this person chose so far."""
    helped = Reaction.objects.filter(occasion=occasion, person_key=person_key).order_by("message_id")
    theme = ThemeVote.objects.filter(occasion=occasion, person_key=person_key).first()
    rating = Rating.objects.filter(occasion=occasion, submission=None, person_key=person_key).first()
    return Choices(
        helped=list(helped.values_list("message_id", flat=True)),
        theme=theme.theme_id if theme else None,
        mark=rating.mark if rating else None,
        reason=rating.reason if rating else "",
    )


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
