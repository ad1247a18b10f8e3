"""An appeal ends by itself once the refusal it was made against no longer stands."""

from collections.abc import Iterable
from datetime import datetime

from moderation.models import Appeal, Case
from moderation.second_chances import BY_AUTHOR, REFUSED
from people.models import User


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


def withdraw_appeals(cases: Iterable[Case], *, at: datetime) -> None:
    """Ends the open appeals against these cases because their author sends another text instead, or none at all."""
    rows = Appeal.objects.filter(case__in=cases, state=Appeal.State.OPEN)
    rows.update(state=Appeal.State.WITHDRAWN, decided_at=at)
