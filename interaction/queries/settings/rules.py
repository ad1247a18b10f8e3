"""The periods of law and of promise as the settings show them: by channel, with what was, is and will be in force."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from interaction import registry
from interaction.calendar import Calendar, Period, due
from interaction.models import Deadline, DeadlineRule
from interaction.queries.deadlines import calendar_of
from interaction.queries.settings.words import EXTENSION, channel_name, clock_name, starts


@dataclass(frozen=True)
class Line:
    """One rule; `open` counts the letters whose clock runs by it."""

    rule: DeadlineRule
    open: int


@dataclass
class ClockRules:
    """All rules of one clock in one channel; `now` is in force, `coming` begins later, `past` is over.

    `general` is the rule for all channels, which counts where there is none of its own.
    """

    channel: str
    clock: str
    now: Line | None = None
    coming: list[Line] = field(default_factory=list)
    past: list[Line] = field(default_factory=list)
    general: Line | None = None

    @property
    def name(self) -> str:
        """What the clock times, in words."""
        return clock_name(self.clock)

    @property
    def channel_name(self) -> str:
        """The channel, in words."""
        return channel_name(self.channel)

    @property
    def starts(self) -> str:
        """From which event it is counted, in words."""
        return starts(self.channel, self.clock)

    @property
    def open(self) -> int:
        """How many letters have this clock open, under whichever rule."""
        return sum(line.open for line in [*filter(None, [self.now]), *self.coming, *self.past])


@dataclass(frozen=True)
class ChannelRules:
    """The clocks of one channel; `is_here` says whether this site opens it."""

    key: str
    name: str
    clocks: list[ClockRules]
    is_here: bool


def rule_table(today: date) -> list[ChannelRules]:
    """Every rule, by channel and clock, the channels of this site first; two queries."""
    found: dict[tuple[str, str], ClockRules] = {}
    for channel, clock in _declared():
        found[channel, clock] = ClockRules(channel, clock)
    _sort_in(found, DeadlineRule.objects.all(), today)
    for one in found.values():
        shared = found.get(("any", one.clock))
        one.general = shared.now if shared else None
    keys = [*registry.channels, "any", *sorted({key for key, _clock in found})]
    tables = [
        ChannelRules(
            key, channel_name(key), [one for one in found.values() if one.channel == key], key in registry.channels
        )
        for key in dict.fromkeys(keys)
    ]
    return [table for table in tables if table.clocks]


def rules_of(channel: str, clock: str, today: date) -> ClockRules | None:
    """The rules of one clock; None for a channel or clock that this site does not know."""
    known = {(channel, clock): ClockRules(channel, clock)}
    rows = DeadlineRule.objects.filter(channel=channel, clock=clock)
    _sort_in(known, rows, today)
    found = known[channel, clock]
    is_known = found.now or found.coming or found.past or (channel, clock) in _declared()
    return found if is_known else None


def without_rule(today: date) -> list[ClockRules]:
    """The clocks that a channel declares and no rule fixes today: whatever arrives has no deadline there."""
    valid = {(table.key, one.clock): one for table in rule_table(today) for one in table.clocks if one.now}
    missing = [pair for pair in _declared() if pair not in valid and ("any", pair[1]) not in valid]
    return [ClockRules(*pair) for pair in missing]


def _declared() -> list[tuple[str, str]]:
    pairs = [(key, clock.name) for key, channel in registry.channels.items() for clock in channel.clocks]
    return list(dict.fromkeys(pairs))


def _sort_in(found: dict[tuple[str, str], ClockRules], rules: QuerySet[DeadlineRule], today: date) -> None:
    rows = list(rules.order_by("channel", "-valid_from"))
    running = Deadline.objects.open().filter(rule__in=rows) if len(rows) < 50 else Deadline.objects.open()
    counts = dict(running.order_by().values_list("rule").annotate(Count("pk")))
    for rule in rows:
        place = found.setdefault((rule.channel, rule.clock), ClockRules(rule.channel, rule.clock))
        line = Line(rule, counts.get(rule.pk, 0))
        if rule.valid_from > today:
            place.coming.insert(0, line)
        elif rule.valid_until is None or rule.valid_until >= today:
            place.now = line
        else:
            place.past.append(line)


@dataclass(frozen=True)
class RulePreview:
    """What a new rule would mean: the one it follows, the day that one ends, and one letter counted by both.

    `kept` letters are open and keep their rule; `until` is the last day of the new one where a later one is known.
    """

    before: DeadlineRule | None
    ends: date
    until: date | None
    kept: int
    due_now: date | None
    due_then: date | None


def preview_rule(found: ClockRules, length: int, unit: str, valid_from: date) -> RulePreview:
    """What add_rule() would do from that day on; nothing is written."""
    lines = [*filter(None, [found.now]), *found.coming, *found.past]
    rules = [line.rule for line in lines]
    valid = [rule for rule in rules if rule.valid_from <= valid_from and (rule.valid_until or valid_from) >= valid_from]
    before = max(valid, key=lambda rule: rule.valid_from, default=None)
    later = [rule.valid_from for rule in rules if rule.valid_from > valid_from]
    is_most = found.clock.endswith(EXTENSION)
    calendar = calendar_of(valid_from, valid_from + timedelta(days=800))
    return RulePreview(
        before=before,
        ends=valid_from - timedelta(days=1),
        until=min(later) - timedelta(days=1) if later else None,
        kept=found.open,
        due_now=None if is_most or before is None else _due(valid_from, before.length, before.unit, calendar),
        due_then=None if is_most else _due(valid_from, length, unit, calendar),
    )


def _due(day: date, length: int, unit: str, calendar: Calendar) -> date:
    return due(day, Period(length, unit == DeadlineRule.Unit.WORKDAYS), calendar)
