"""Every decision ever taken, for auditors."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from moderation.models import Decision
from moderation.models.decision import DecisionQuerySet
from people.models import User

WITH = ("case", "by", "reason", "list_version", "case__reason")


def decisions(
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    family: str = "",
    outcome: str = "",
    reason: str = "",
    person: int | None = None,
    automatic: bool | None = None,
) -> DecisionQuerySet:
    """Decisions newest first, narrowed by what is given; `until` itself is not within. People and cases come along."""
    wanted = {
        "at__gte": since,
        "at__lt": until,
        "case__family": family or None,
        "outcome": outcome or None,
        "reason": reason or None,
        "by": person,
        "is_automatic": automatic,
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    return Decision.objects.filter(**given).select_related(*WITH).order_by("-at", "-pk")


def deciders() -> list[User]:
    """Everybody who ever decided something, by name."""
    decided = Decision.objects.filter(by=OuterRef("pk"))
    return list(User.objects.filter(Exists(decided)).order_by("name", "pk"))


def families() -> list[str]:
    """The kinds of place in which something was decided."""
    rows = Decision.objects.order_by().annotate(family=F("case__family")).values_list("family", flat=True)
    return sorted(rows.distinct())


def is_concealed(decision: Decision) -> bool:
    """Whether the case was refused for a reason whose text is shown only on a press that is recorded."""
    return any(reason is not None and reason.conceals for reason in (decision.reason, decision.case.reason))
