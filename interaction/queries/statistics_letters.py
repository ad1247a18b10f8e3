"""Letters counted per month, channel and department, by the definitions that docs/figures.md explains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from interaction import registry
from interaction.calendar import DAY
from interaction.models import Deadline, Rating, Submission
from interaction.queries.deadlines import RIGHTS, calendar_of, duties

KEPT_SECONDS = 60
ANSWERING = "release"  # the step that ends a clock for an answer
BEFORE_THE_DEPARTMENT = ("waiting", "correction", "accepted")
NOT_OWED = ("rejected", "withdrawn")
NUMBERS = ("received", "invalid", "answered", "without_rule", "due", "on_time")


class Key(NamedTuple):
    """Where a letter is counted: a month like "2026-03", a channel, and a department (None before it has one)."""

    month: str
    channel: str
    department: int | None


@dataclass
class Figures:
    """Counts that add up; rates are in per cent, times in working days, each None where there is nothing to count.

    `received`, `invalid` (rejected or doubles), `answered`, `without_rule` and `kinds` are of letters that came in the
    month; `due` and `on_time` of clocks whose last day lay in it and is over; `days` of answers given in it, as how
    many took so many working days; `marks` of ratings given in it.
    """

    received: int = 0
    invalid: int = 0
    answered: int = 0
    without_rule: int = 0
    due: int = 0
    on_time: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    marks: Counter[int] = field(default_factory=Counter)

    @property
    def valid(self) -> int:
        """Received without those that were rejected and doubles."""
        return self.received - self.invalid

    @property
    def reply_rate(self) -> float | None:
        """Answered of valid letters."""
        return rate(self.answered, self.valid)

    @property
    def on_time_rate(self) -> float | None:
        """Answered by the last day, extensions included, of what fell due."""
        return rate(self.on_time, self.due)

    @property
    def rated(self) -> int:
        """How many ratings there are."""
        return sum(self.marks.values())

    @property
    def satisfaction(self) -> float | None:
        """Satisfied of rated; "basically satisfied" is not counted as satisfied."""
        return rate(self.marks[Rating.Mark.SATISFIED], self.rated)

    @property
    def mean_days(self) -> float | None:
        """Working days that answers took on average."""
        number = sum(self.days.values())
        return sum(days * count for days, count in self.days.items()) / number if number else None

    @property
    def median_days(self) -> float | None:
        """Half of the answers took no longer; between two in the middle, their mean."""
        ordered = sorted(self.days.elements())
        half = len(ordered) // 2
        return (ordered[half] + ordered[~half]) / 2 if ordered else None


@dataclass(frozen=True)
class Overdue:
    """A department's letters that are past their last day: how many, and the earliest of those days."""

    letters: int
    since: date


@dataclass(frozen=True)
class Counted:
    """All figures at one moment; `overdue` is by department, None for letters that have none."""

    until: datetime
    cells: dict[Key, Figures]
    overdue: dict[int | None, Overdue]
    newest: datetime | None  # when the last letter came


def counted() -> Counted:
    """Every letter counted, usually at most a minute old; four queries and one for the calendar, however many letters.

    While one reader's page counts anew, the others get the last figures, so that nobody else waits.
    """
    found = cache.get("letters-counted")
    if found is None and not cache.add("letters-being-counted", True, KEPT_SECONDS):
        found = cache.get("letters-counted-last")
    if found is None:
        found = count_letters()
        cache.set("letters-counted", found, KEPT_SECONDS)
        cache.set("letters-counted-last", found, 10 * KEPT_SECONDS)
        cache.delete("letters-being-counted")
    return found


def count_letters() -> Counted:
    """Every letter counted now."""
    cells: defaultdict[Key, Figures] = defaultdict(Figures)
    with_rule = _clocks(cells)
    newest = _letters(cells, with_rule)
    _ratings(cells)
    return Counted(timezone.localtime(), dict(cells), _overdue(), newest)


def together(cells: Iterable[Figures]) -> Figures:
    """Several figures as one."""
    whole = Figures()
    for cell in cells:
        for name in NUMBERS:
            setattr(whole, name, getattr(whole, name) + getattr(cell, name))
        whole.kinds.update(cell.kinds)
        whole.days.update(cell.days)
        whole.marks.update(cell.marks)
    return whole


def rate(part: int, whole: int) -> float | None:
    """Per cent; None of nothing."""
    return 100 * part / whole if whole else None


def letter_channels() -> list[str]:
    """The keys of all channels that take letters, in the order of the site."""
    return [key for key, channel in registry.channels.items() if channel.takes_letters]


def answer_clocks() -> set[str]:
    """The names of clocks that time an answer: neither mere rights nor steps on the way to it."""
    on_the_way = {
        clock.name for key in letter_channels() for clock in registry.get(key).clocks if clock.ends_with != ANSWERING
    }
    rows = Deadline.objects.order_by().values_list("rule__clock", flat=True).distinct()
    return set(rows) - on_the_way - set(RIGHTS)


def month_of(day: date) -> str:
    """A month like "2026-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def _clocks(cells: Mapping[Key, Figures]) -> set[int]:
    """Counts what fell due; returns the ids of all letters that have a clock for their answer."""
    today, with_rule, zone = timezone.localdate(), set(), timezone.get_current_timezone()
    rows = Deadline.objects.filter(submission__channel__in=letter_channels(), rule__clock__in=answer_clocks())
    told = ("submission_id", "due_on", "met_at", "paused_since")
    about = ("submission__channel", "submission__department_id", "submission__state", "submission__merged_into_id")
    for pk, due_on, met_at, paused, channel, place, state, main in _rows(rows.order_by(), *told, *about):
        with_rule.add(pk)
        if due_on >= today or paused or main or state in NOT_OWED:
            continue
        cell = cells[Key(month_of(due_on), channel, place)]
        cell.due += 1
        cell.on_time += met_at is not None and met_at.astimezone(zone).date() <= due_on
    return with_rule


def _letters(cells: Mapping[Key, Figures], with_rule: set[int]) -> datetime | None:
    rows = Submission.objects.filter(channel__in=letter_channels()).order_by()
    told = ("pk", "submitted_at", "answered_at", "channel", "department_id", "kind", "state", "merged_into_id")
    spans: Counter[tuple[str, int | None, date, date]] = Counter()
    newest, zone = None, timezone.get_current_timezone()
    for pk, sent, answered, channel, place, kind, state, main in _rows(rows, *told):
        newest = sent if newest is None or sent > newest else newest
        day = sent.astimezone(zone).date()
        cell = cells[Key(month_of(day), channel, place)]
        cell.received += 1
        cell.kinds[kind] += 1
        if state == "rejected" or main:
            cell.invalid += 1
            continue
        if answered:
            cell.answered += 1
            spans[channel, place, day, answered.astimezone(zone).date()] += 1
        is_owed = answered or state not in (*BEFORE_THE_DEPARTMENT, *NOT_OWED, "closed")
        cell.without_rule += bool(is_owed and pk not in with_rule)
    _handling(cells, spans)
    return newest


def _handling(cells: Mapping[Key, Figures], spans: Mapping[tuple[str, int | None, date, date], int]) -> None:
    """Files how long answers took, in working days, under the month of the answer."""
    if not spans:
        return
    first, last = min(span[2] for span in spans), max(span[3] for span in spans)
    calendar, days = calendar_of(first, last), (last - first).days + 1
    worked = list(accumulate(calendar.is_working(first + DAY * step) for step in range(days)))
    for (channel, place, sent, answered), number in spans.items():
        took = max(worked[(answered - first).days] - worked[(sent - first).days], 0)
        cells[Key(month_of(answered), channel, place)].days[took] += number


def _ratings(cells: Mapping[Key, Figures]) -> None:
    rows = Rating.objects.filter(submission__channel__in=letter_channels()).order_by()
    for at, mark, channel, place in _rows(rows, "at", "mark", "submission__channel", "submission__department_id"):
        cells[Key(month_of(timezone.localdate(at)), channel, place)].marks[mark] += 1


def _overdue() -> dict[int | None, Overdue]:
    late = duties().overdue(timezone.localdate()).filter(submission__channel__in=letter_channels()).order_by()
    found = late.values_list("submission__department_id").annotate(
        letters=Count("submission_id", distinct=True), since=Min("due_on")
    )
    return {place: Overdue(letters, since) for place, letters, since in found}


def _rows(rows: QuerySet, *names: str) -> Iterator[tuple]:
    return rows.values_list(*names).iterator(chunk_size=5000)
