"""Deadlines read: the calendar of some years, the rule of a day, and a due date explained in sentences."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interaction.calendar import DAY, Calendar, Count, Pause, Period, Why, explain, workdays_left
from interaction.models import Deadline, DeadlineRule, WorkDay
from interaction.models.calendar import DeadlineQuerySet

RETURN = "return"  # until when a department may say that a letter is not its own
# Clocks that time what somebody may still do, not what an office owes: nobody is late when one of them runs out.
RIGHTS = (RETURN, "correct", "rate", "close", "object", "ask-again", "open")

REASONS = {
    Why.WORKDAY: gettext_lazy("Working day"),
    Why.MAKEUP: gettext_lazy("Working day at a weekend, by the official calendar"),
    Why.CALENDAR_DAY: gettext_lazy("Counted: these are calendar days"),
    Why.RUN_ON: gettext_lazy("The period runs on, because it may not end on a rest day"),
    Why.WEEKEND: gettext_lazy("Weekend"),
    Why.HOLIDAY: gettext_lazy("Holiday, by the official calendar"),
    Why.PAUSED: gettext_lazy("The clock stood still"),
}


@dataclass(frozen=True)
class ExplainedDay:
    """One day of a period as people read it; `number` 0 marks a day that was not counted."""

    day: date
    number: int
    reason: str


@dataclass(frozen=True)
class Explanation:
    """A due date made plain: what was counted and why, in sentences and day by day; `left` in working days.

    `left` is negative when overdue and None while the clock stands or when the deadline was met.
    """

    due: date
    sentences: list[str]
    days: list[ExplainedDay]
    is_provisional: bool
    left: int | None


def calendar_of(first: date, last: date) -> Calendar:
    """The calendar of these years and the one after, read in one query."""
    years = (first.year, last.year + 1)
    rows = WorkDay.objects.filter(day__year__gte=years[0], day__year__lte=years[1])
    special, provisional = {}, set()
    for day, is_working, is_provisional in rows.values_list("day", "is_working", "is_provisional"):
        special[day] = is_working
        if is_provisional:
            provisional.add(day.year)
    return Calendar(special, frozenset({day.year for day in special} - provisional))


def duties() -> DeadlineQuerySet:
    """Open clocks of what an office owes; those of a mere right, such as giving a letter back, are left out."""
    return Deadline.objects.open().exclude(rule__clock__in=RIGHTS)


def rule_for(channel: str, clock: str, on: date) -> DeadlineRule | None:
    """The rule of this clock that is valid on that day, the channel's own before the one for any channel."""
    valid = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rules = DeadlineRule.objects.filter(valid, channel__in=(channel, "any"), clock=clock, valid_from__lte=on)
    return max(rules, key=lambda rule: (rule.channel == channel, rule.valid_from), default=None)


def most_extra_days(deadline: Deadline) -> int:
    """By how many of its days this clock may still be extended, under the rule in force when it started; 0 for none."""
    limit = rule_for(deadline.submission.channel, f"{deadline.rule.clock}-extension", deadline.started_on)
    return max(limit.length - deadline.extra_days, 0) if limit else 0


def said_rule(rule: DeadlineRule) -> dict:
    """A rule as the history of the rules keeps it, in JSON-safe values."""
    ends = rule.valid_until.isoformat() if rule.valid_until else None
    told = {"channel": rule.channel, "clock": rule.clock, "length": rule.length, "unit": rule.unit}
    return {**told, "law": rule.law, "article": rule.article, "from": rule.valid_from.isoformat(), "until": ends}


def first_day_of(channel: str, clock: str) -> date | None:
    """The first day on which this clock has a rule; None when it never had one."""
    rules = DeadlineRule.objects.filter(channel__in=(channel, "any"), clock=clock)
    return rules.aggregate(first=Min("valid_from"))["first"]


def pauses_of(deadline: Deadline) -> tuple[Pause, ...]:
    """The closed pauses of this clock."""
    return tuple(
        Pause(date.fromisoformat(pause["first"]), date.fromisoformat(pause["last"])) for pause in deadline.pauses
    )


def count_of(deadline: Deadline, calendar: Calendar | None = None) -> Count:
    """The deadline counted out by today's calendar or another; a pause that still lasts is left out."""
    rule = deadline.rule
    period = Period(rule.length + deadline.extra_days, rule.unit == DeadlineRule.Unit.WORKDAYS)
    stood = sum((pause.last - pause.first).days + 1 for pause in pauses_of(deadline) if pause.last)
    longest = period.length * 2 + stood + 60
    calendar = calendar or calendar_of(deadline.started_on, deadline.started_on + DAY * longest)
    return explain(deadline.started_on, period, calendar, pauses_of(deadline))


def explanation(deadline: Deadline, *, today: date | None = None) -> Explanation:
    """Why this deadline ends when it does, for citizens and staff alike, in the reader's language."""
    counted = count_of(deadline)
    today = today or timezone.localdate()
    is_running = deadline.met_at is None and deadline.paused_since is None
    days = [day for day in counted.days if deadline.paused_since is None or day.day < deadline.paused_since]
    return Explanation(
        due=counted.due,
        sentences=[*_opening(deadline), *_changes(deadline), *_ending(deadline, counted)],
        days=[ExplainedDay(day.day, day.number, str(REASONS[day.why])) for day in days],
        is_provisional=counted.is_provisional,
        left=workdays_left(today, counted.due, calendar_of(*sorted((today, counted.due)))) if is_running else None,
    )


def _said(day: date) -> str:
    return date_format(day, _("j F Y"))


def _length(days: int, unit: str) -> str:
    if unit == DeadlineRule.Unit.WORKDAYS:
        return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
    return ngettext("%(days)d calendar day", "%(days)d calendar days", days) % {"days": days}


def _opening(deadline: Deadline) -> list[str]:
    rule = deadline.rule
    words = {"length": _length(rule.length, rule.unit), "law": f"{rule.law} {rule.article}".strip()}
    first = _("The period began on %(start)s; that day itself is not counted.") % {"start": _said(deadline.started_on)}
    if rule.is_default:
        return [first, _("It is %(length)s long. No law fixes it; it is what this site promises.") % words]
    return [first, _("It is %(length)s long (%(law)s).") % words]


def _changes(deadline: Deadline) -> list[str]:
    said = []
    if deadline.extra_days:
        length = _length(deadline.extra_days, deadline.rule.unit)
        said.append(_("It was extended by %(length)s.") % {"length": length})
    for pause in deadline.pauses:
        words = {"first": _said(date.fromisoformat(pause["first"])), "last": _said(date.fromisoformat(pause["last"]))}
        if pause.get("reason"):
            words["reason"] = pause["reason"]
            said.append(_("The clock stood still from %(first)s to %(last)s: %(reason)s") % words)
        else:
            said.append(_("The clock stood still from %(first)s to %(last)s.") % words)
    return said


def _ending(deadline: Deadline, counted: Count) -> list[str]:
    if deadline.paused_since:
        used = sum(day < deadline.paused_since for day in counted.counted)
        length = _length(used, deadline.rule.unit)
        words = {"since": _said(deadline.paused_since), "length": length}
        return [_("The clock has stood still since %(since)s; %(length)s had been counted by then.") % words]
    said = [_("The last day is %(due)s.") % {"due": _said(counted.due)}]
    if counted.days[-1].number == 0:
        last = _said(counted.counted[-1])
        said.insert(0, _("It would end on %(day)s and runs on to the next working day.") % {"day": last})
    if counted.is_provisional:
        said.append(_("The official calendar for this time is not published yet, so the date may still change."))
    return said
