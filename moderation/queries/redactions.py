"""How the public text of a case was changed after it was published."""

from django.db.models import QuerySet

from moderation.models import Case, Decision


def redactions_of(case: Case) -> QuerySet[Decision]:
    """Every change of its public text, oldest first, with who made it and why."""
    return case.decisions.filter(outcome=Decision.Outcome.REDACTED).select_related("by", "reason").order_by("pk")
