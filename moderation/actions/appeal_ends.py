"""An appeal ends by itself once the refusal it was made against no longer stands."""

from datetime import datetime

from moderation.models import Appeal, Case
from people.models import User

REFUSED = (Case.State.REJECTED, Case.State.HIDDEN)
BY_AUTHOR = "author"  # the rule behind what an author decided about their own text


def end_appeal(case: Case, *, by: User | None, rule: str, at: datetime) -> None:
    """Ends the open appeal against a case that no longer stands refused: its author was right, or chose another way.

    Whoever refused the text counts as nobody here: the law of the second person holds for appeals that were decided.
    """
    if case.state in REFUSED:
        return
    for appeal in Appeal.objects.select_for_update().filter(case=case, state=Appeal.State.OPEN):
        appeal.state = Appeal.State.WITHDRAWN if rule == BY_AUTHOR else Appeal.State.OVERTURNED
        appeal.decided_at = at
        appeal.decided_by = by if by and by.pk != appeal.against_id else None
        appeal.save(update_fields=["state", "decided_at", "decided_by"])


def withdraw_appeal(case: Case, *, at: datetime) -> None:
    """Ends the open appeal against this case because its author sends another text instead."""
    rows = Appeal.objects.filter(case=case, state=Appeal.State.OPEN)
    rows.update(state=Appeal.State.WITHDRAWN, decided_at=at)
