"""An appeal ends by itself once the refusal it was made against no longer stands."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from moderation.models import Appeal, Case, Restriction
from moderation.second_chances import BY_AUTHOR, REFUSED
from people.models import User


def end_appeal(case: Case, *, by: User | None, rule: str, at: datetime) -> None:
    """Ends the open appeal against a case that no longer stands refused: its author was right, or chose another way.

    Whoever refused the text counts as nobody here: the law of the second person holds for appeals that were decided.
    """
    if case.state in REFUSED:
        return
    state = Appeal.State.WITHDRAWN if rule == BY_AUTHOR else Appeal.State.OVERTURNED
    _end(Appeal.objects.filter(case=case), state, by=by, at=at)


def end_silence_appeal(restriction: Restriction, *, by: User, at: datetime) -> None:
    """Ends the open appeal against a restriction that a moderator has lifted: its author was right."""
    _end(Appeal.objects.filter(restriction=restriction), Appeal.State.OVERTURNED, by=by, at=at)


def _end(appeals: QuerySet[Appeal], state: str, *, by: User | None, at: datetime) -> None:
    for appeal in appeals.select_for_update().filter(state=Appeal.State.OPEN):
        appeal.state, appeal.decided_at = state, at
        appeal.decided_by = by if by and by.pk != appeal.against_id else None
        appeal.save(update_fields=["state", "decided_at", "decided_by"])


def withdraw_appeals(cases: Iterable[Case], *, at: datetime) -> None:
    """Ends the open appeals against these cases because their author sends another text instead, or none at all."""
    rows = Appeal.objects.filter(case__in=cases, state=Appeal.State.OPEN)
    rows.update(state=Appeal.State.WITHDRAWN, decided_at=at)
