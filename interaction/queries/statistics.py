"""What an interview came to, in numbers; counted from its rows, never kept beside them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from interaction.calendar import workdays_between
from interaction.models import Deadline, Message, Occasion, Rating, Submission
from interaction.queries.deadlines import calendar_of

KEPT_SECONDS = 10
LEAST = 5  # people behind a number that is shown
MOST_COLUMNS = 120
MINUTE = timedelta(minutes=1)


class Row(NamedTuple):
    """What counts of one question; `answered_at` is that of the question it was joined to, if it was.

    What is hidden was published and stays counted.
    """

    outcome: str
    state: str
    submitted_at: datetime
    published_at: datetime | None
    answered_at: datetime | None
    joined_to: int | None
    theme: int | None


@dataclass(frozen=True)
class Arrivals:
    """Questions that came and answers that were given, per column of `minutes` minutes from `start` on."""

    start: datetime
    minutes: int
    asked: list[int]
    answered: list[int]
    asked_before: int

    @property
    def moments(self) -> list[datetime]:
        """When each column begins."""
        return [self.start + MINUTE * self.minutes * place for place in range(len(self.asked))]


@dataclass(frozen=True)
class Satisfaction:
    """What people thought of the whole: `marks` by Rating.Mark, None where a cell is hidden; `share` in per cent."""

    count: int
    marks: dict[int, int | None]
    share: int | None


@dataclass(frozen=True)
class Statistics:
    """One interview in numbers; published questions include those joined to others, as the room counts them.

    `rejected` is by reason code, `themes` (asked, answered) by theme id with None for no theme, `guests` the number of
    answers by participant id; `minutes_to_answer` runs from sending, at the earliest from the start, to the answer on
    air; `days_to_answer` in working days for answers in writing; both None without any.
    """

    received: int
    published: int
    waiting: int
    withdrawn: int
    rejected: dict[str, int]
    joined: int
    answered_live: int
    answered_later: int
    open: int
    overdue: int
    minutes_to_answer: float | None
    days_to_answer: float | None
    themes: dict[int | None, tuple[int, int]]
    guests: dict[int, int]
    satisfaction: Satisfaction
    arrivals: Arrivals | None


def statistics(occasion: Occasion) -> Statistics:
    """The numbers of an interview, at most ten seconds old; as many queries for one question as for 4,000."""
    counted = cache.get_or_set(f"statistics-{occasion.pk}", lambda: count(occasion), KEPT_SECONDS)
    return counted or count(occasion)


def count(occasion: Occasion) -> Statistics:
    """The numbers of an interview now."""
    rows = _rows(occasion)
    published = [row for row in rows if row.published_at]
    live = [row for row in published if row.answered_at and not _is_late(occasion, row.answered_at)]
    later = [row for row in published if row.answered_at and _is_late(occasion, row.answered_at)]
    return Statistics(
        received=len(rows),
        published=len(published),
        waiting=sum(row.state == "waiting" for row in rows),
        withdrawn=sum(row.state == "withdrawn" for row in rows),
        rejected=dict(Counter(row.outcome for row in rows if row.state == "rejected").most_common()),
        joined=sum(row.joined_to is not None for row in rows),
        answered_live=len(live),
        answered_later=len(later),
        open=len(published) - len(live) - len(later),
        overdue=_overdue(occasion),
        minutes_to_answer=_median_minutes(occasion, live),
        days_to_answer=_median_workdays(later),
        themes=_by_theme(published),
        guests=_by_guest(occasion),
        satisfaction=_satisfaction(occasion),
        arrivals=_arrivals(occasion, rows),
    )


def hide_small(counts: dict[int, int]) -> dict[int, int | None]:
    """The counts with None for cells of fewer than five people, and for one more where that one could be worked out."""
    if sum(counts.values()) < LEAST:
        return dict.fromkeys(counts)
    hidden = {key for key, number in counts.items() if 0 < number < LEAST}
    if len(hidden) == 1:
        others = [key for key, number in counts.items() if number and key not in hidden]
        hidden |= {min(others, key=lambda key: counts[key])} if others else set()
    return {key: None if key in hidden else number for key, number in counts.items()}


def _rows(occasion: Occasion) -> list[Row]:
    told = ("pk", "outcome", "state", "submitted_at", "was_public", "answered_at", "merged_into", "theme")
    rows = Submission.objects.filter(occasion=occasion).annotate(was_public=Coalesce("published_at", "hidden_from"))
    found = list(rows.order_by("pk").values_list(*told))
    answered = {pk: answered_at for pk, _outcome, _state, _sent, _published, answered_at, _main, _theme in found}
    return [
        Row(outcome, state, sent, published, answered.get(main, at) if main else at, main, theme)
        for _pk, outcome, state, sent, published, at, main, theme in found
    ]


def _is_late(occasion: Occasion, at: datetime) -> bool:
    return occasion.closed_at is not None and at > occasion.closed_at


def _overdue(occasion: Occasion) -> int:
    """Questions whose answer in writing is past its day."""
    late = Deadline.objects.filter(
        submission__occasion=occasion, met_at=None, paused_since=None, due_on__lt=timezone.localdate()
    )
    return late.values("submission").distinct().count()


def _median_minutes(occasion: Occasion, answered: Sequence[Row]) -> float | None:
    if not answered or occasion.opened_at is None:
        return None
    start = occasion.opened_at
    spans = [row.answered_at - max(row.submitted_at, start) for row in answered if row.answered_at]
    return round(median(span / MINUTE for span in spans), 1)


def _median_workdays(answered: Sequence[Row]) -> float | None:
    """From the day the question was sent to the day of its answer."""
    days = [(timezone.localdate(r.submitted_at), timezone.localdate(r.answered_at)) for r in answered if r.answered_at]
    if not days:
        return None
    calendar = calendar_of(min(first for first, _last in days), max(last for _first, last in days))
    return median(workdays_between(first, last, calendar) for first, last in days)


def _by_theme(published: Iterable[Row]) -> dict[int | None, tuple[int, int]]:
    asked = Counter(row.theme for row in published)
    answered = Counter(row.theme for row in published if row.answered_at)
    return {theme: (number, answered[theme]) for theme, number in asked.items()}


def _by_guest(occasion: Occasion) -> dict[int, int]:
    answers = Message.objects.filter(
        participant__occasion=occasion,
        kind=Message.Kind.ANSWER,
        state=Message.State.RELEASED,
    )
    answers = answers.filter(Q(submission__published_at__isnull=False) | Q(submission__hidden_from__isnull=False))
    return dict(answers.order_by().values_list("participant").annotate(Count("id")))


def _satisfaction(occasion: Occasion) -> Satisfaction:
    rated = Rating.objects.filter(occasion=occasion, submission=None)
    counts = dict.fromkeys(Rating.Mark.values, 0) | dict(rated.values_list("mark").annotate(Count("id")))
    shown, total = hide_small(counts), sum(counts.values())
    if total < LEAST:
        return Satisfaction(total, shown, None)
    pleased = counts[Rating.Mark.SATISFIED] + counts[Rating.Mark.BASICALLY]
    return Satisfaction(total, shown, None if shown[Rating.Mark.NOT] is None else round(100 * pleased / total))


def _arrivals(occasion: Occasion, rows: Iterable[Row]) -> Arrivals | None:
    """From the start to the end, per minute where that makes at most 120 columns; None before the start."""
    if occasion.opened_at is None:
        return None
    start = occasion.opened_at.replace(second=0, microsecond=0)
    end = max(occasion.closed_at or timezone.now(), start)
    whole = (end - start) // MINUTE + 1
    minutes = next(size for size in (1, 2, 5, 10, 30, 60, 24 * 60, whole) if whole <= size * MOST_COLUMNS)
    places = -(-whole // minutes)
    asked = _counted((row.submitted_at for row in rows), start, minutes, places)
    spoken = (row.answered_at for row in rows if row.answered_at and row.published_at and row.joined_to is None)
    before = sum(row.submitted_at < start for row in rows)
    return Arrivals(start, minutes, asked, _counted(spoken, start, minutes, places), before)


def _counted(moments: Iterable[datetime], start: datetime, minutes: int, places: int) -> list[int]:
    numbers = Counter((moment - start) // (MINUTE * minutes) for moment in moments)
    return [numbers[place] for place in range(places)]
