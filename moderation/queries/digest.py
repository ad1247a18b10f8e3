"""What a moderator's daily summary tells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from moderation.models import Case, Decision, Report
from moderation.queries.lateness import overdue
from moderation.queries.queue import cases_for
from moderation.queries.rights import decisions_for, open_appeals_for
from people.models import User


@dataclass(frozen=True)
class DayFigures:
    """One day of what a person moderates: what came and became of it, and what waits now; `median_wait` in seconds."""

    day: date
    came: int
    published: int
    by_rule: int
    refused: int
    joined: int
    own: int
    median_wait: int | None
    waiting: int
    oldest: datetime | None
    overdue: int
    unread: int
    appeals: int
    reports: int

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.came or self.published or self.refused or self.waiting or self.unread or self.asks)

    @property
    def asks(self) -> int:
        """How many people wait for a second look or a word about a report."""
        return self.appeals + self.reports


def day_figures(user: User, day: date) -> DayFigures:
    """The figures of this day, and how things stand now, of what this person moderates."""
    start = timezone.make_aware(datetime.combine(day, time()))
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    cases = cases_for(user).order_by()
    decisions = decisions_for(user).filter(at__gte=start, at__lt=end).order_by()
    outcome = Decision.Outcome
    counts = decisions.aggregate(
        published=Count("pk", filter=Q(outcome__in=(outcome.APPROVED, outcome.OVERTURNED))),
        by_rule=Count("pk", filter=Q(outcome=outcome.APPROVED, is_automatic=True)),
        refused=Count("pk", filter=Q(outcome=outcome.REJECTED)),
        joined=Count("pk", filter=Q(outcome=outcome.MERGED)),
        own=Count("pk", filter=Q(by=user) & ~Q(outcome=outcome.REOPENED)),
    )
    by_people = decisions.filter(waited__isnull=False, is_automatic=False)
    waits = [seconds or 0 for seconds in by_people.values_list("waited", flat=True)]
    waiting = cases.waiting()
    first = waiting.order_by("opened_at").values_list("opened_at", flat=True).first()
    return DayFigures(
        day=day,
        came=cases.filter(opened_at__gte=start, opened_at__lt=end).count(),
        **counts,
        median_wait=int(median(waits)) if waits else None,
        waiting=waiting.count(),
        oldest=first,
        overdue=overdue(cases).count(),
        unread=cases.filter(state=Case.State.APPROVED, is_automatic=True).count(),
        appeals=open_appeals_for(user).count(),
        reports=cases.filter(pk__in=Report.objects.filter(outcome=Report.Outcome.OPEN).values("case")).count(),
    )
