"""The two lists an operator keeps: terms and reasons."""

from typing import TypeVar

from moderation.models import Reason, Term
from people.models import User
from people.permissions import may
from people.refusals import NotAllowed
from realtime.publish import action

Kept = TypeVar("Kept", Term, Reason)


@action
def keep_term(term: Term, *, by: User) -> Term:
    """Stores a new or changed term; it counts from the next text on. Raises NotAllowed."""
    return _kept(term, by)


@action
def keep_reason(reason: Reason, *, by: User) -> Reason:
    """Stores a new or changed reason; decisions already taken keep their code. Raises NotAllowed."""
    return _kept(reason, by)


def _kept(row: Kept, by: User) -> Kept:
    if not may(by, "administer"):
        raise NotAllowed()
    row.save()
    return row
