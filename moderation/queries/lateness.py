"""Which waiting texts are nearly overdue or overdue, by the time within which their place is to be read."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation import scopes
from moderation.models import Case, CaseQuerySet

SOON = 0.8  # of the time within which a text is to be read


def targets_in(cases: CaseQuerySet) -> dict[str, int]:
    """Minutes within which a text is to be read, of every scope in which one of these cases waits."""
    return scopes.targets_of(set(cases.waiting().order_by().values_list("scope", flat=True).distinct()))


def overdue(cases: CaseQuerySet, *, share: float = 1) -> CaseQuerySet:
    """Those of these cases that wait and have used up this share of their time, in the order of the queue."""
    return cases.filter(late(targets_in(cases), share=share))


def lateness(case: Case, targets: dict[str, int] | None = None) -> str:
    """Says "soon" for a waiting text that has used up most of its time, "late" for one past it, else "".

    For many cases give the `targets` of their scopes (targets_in, scopes.targets_of), which are looked up otherwise.
    """
    if case.state != Case.State.WAITING:
        return ""
    minutes = (targets or {}).get(case.scope) or scopes.targets_of({case.scope})[case.scope]
    used = (timezone.now() - case.opened_at) / timedelta(minutes=minutes)
    return "late" if used >= 1 else "soon" if used >= SOON else ""


def late(targets: dict[str, int], *, share: float = 1) -> Q:
    """The condition for cases that have waited this share of their time or longer; nothing without targets."""
    now = timezone.now()
    places: dict[int, list[str]] = {}
    for scope, minutes in targets.items():
        places.setdefault(minutes, []).append(scope)
    found = Q(pk__in=())
    for minutes, names in places.items():
        found |= Q(scope__in=names, opened_at__lte=now - timedelta(minutes=minutes * share))
    return Q(state=Case.State.WAITING) & found
