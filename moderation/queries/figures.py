"""The desk's figures: how many wait, how fast they come and go, and who else is at work."""

from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone

from moderation.models import Case, CaseQuerySet

SNAPSHOT = 2_000  # waiting cases a snapshot names; `waiting` counts them all


def pace(cases: CaseQuerySet | None = None) -> dict:
    """How many wait, for how many seconds the oldest, and how many came and went in the last minute."""
    cases = Case.objects.all() if cases is None else cases
    now = timezone.now()
    minute = now - timedelta(minutes=1)
    waiting = cases.waiting().order_by().aggregate(count=Count("pk"), oldest=Min("opened_at"))
    oldest = waiting["oldest"]
    return {
        "waiting": waiting["count"],
        "oldest_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        "decided_last_minute": cases.filter(decided_at__gte=minute).count(),
        "arrived_last_minute": cases.filter(opened_at__gte=minute).count(),
    }


def snapshot() -> dict:
    """Ids and versions of the waiting cases in the order of the queue."""
    waiting = Case.objects.waiting()
    rows = waiting.values("id", "version", "scope", "priority")[:SNAPSHOT]
    return {"waiting": waiting.count(), "cases": list(rows)}
