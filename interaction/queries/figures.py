"""Public figures of the present month and the year before it."""

from collections import Counter
from datetime import datetime, timedelta
from statistics import fmean

from django.core.cache import cache
from django.db.models import Count, F, Q
from django.utils import timezone

from interaction.calendar import workdays_between
from interaction.models import Deadline, Submission
from interaction.queries.deadlines import calendar_of
from interaction.queries.statistics_letters import NOT_OWED, answer_clocks, letter_channels, rate

KEPT_SECONDS = 60
VALID = ~Q(state="rejected") & Q(merged_into__isnull=True)  # neither refused nor a double


def month_figures() -> dict | None:
    """Letters of this month in all channels: received, answered_rate and on_time_rate (per cent or None), mean_days
    (working days that answers took), until (when counted), series (received in each of the last 12 months). Kept a
    minute; None without any letter.

    The same figures as the statistics page gives for this month, counted from this year's rows alone.
    """
    return cache.get_or_set("home-figures", _count, KEPT_SECONDS)


def _count() -> dict | None:
    now = timezone.localtime()
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    series = _received_by_month(month)
    if not any(series):
        return None
    rows = Submission.objects.filter(channel__in=letter_channels(), submitted_at__gte=month)
    counted = rows.aggregate(
        received=Count("id"),
        valid=Count("id", filter=VALID),
        answered=Count("id", filter=VALID & Q(answered_at__isnull=False)),
    )
    return {
        "received": counted["received"],
        "answered_rate": rate(counted["answered"], counted["valid"]),
        "on_time_rate": _on_time_rate(month),
        "mean_days": _mean_workdays(month),
        "until": now,
        "series": series,
    }


def _mean_workdays(month: datetime) -> float | None:
    """Over the letters answered since the month began, whenever they came."""
    answered = Submission.objects.filter(VALID, channel__in=letter_channels(), answered_at__gte=month)
    moments = answered.values_list("submitted_at", "answered_at")
    spans = Counter((timezone.localdate(sent), timezone.localdate(at)) for sent, at in moments)
    if not spans:
        return None
    calendar = calendar_of(min(first for first, _last in spans), timezone.localdate())
    return fmean([workdays_between(first, last, calendar) for first, last in spans], weights=list(spans.values()))


def _on_time_rate(month: datetime) -> float | None:
    """Answered within the deadline, of all that fell due since the month began; a standing clock is not due."""
    due = Deadline.objects.filter(
        rule__clock__in=answer_clocks(),
        submission__channel__in=letter_channels(),
        submission__merged_into__isnull=True,
        due_on__gte=month.date(),
        due_on__lt=timezone.localdate(),
        paused_since__isnull=True,
    ).exclude(submission__state__in=NOT_OWED)
    counted = due.aggregate(all=Count("id"), met=Count("id", filter=Q(met_at__date__lte=F("due_on"))))
    return rate(counted["met"], counted["all"])


def _received_by_month(month: datetime) -> list[int]:
    months = [month]
    while len(months) < 12:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    months.reverse()
    ends = [*months[1:], None]
    counts = {
        f"m{place}": Count("id", filter=_within(*span)) for place, span in enumerate(zip(months, ends, strict=True))
    }
    rows = Submission.objects.filter(channel__in=letter_channels(), submitted_at__gte=months[0])
    return list(rows.aggregate(**counts).values())


def _within(start: datetime, end: datetime | None) -> Q:
    """By comparing, not by truncating each date, which SQLite would do in Python."""
    return Q(submitted_at__gte=start, submitted_at__lt=end) if end else Q(submitted_at__gte=start)
