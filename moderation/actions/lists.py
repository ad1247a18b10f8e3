"""The two lists an operator keeps: terms and reasons."""

from moderation.models import Reason, Term
from people.permissions import may
from people.refusals import NotAllowed
from realtime.publish import action


@action
def keep_term(term: Term, *, by) -> Term:
    """Stores a new or changed term; it counts from the next text on. Raises NotAllowed."""
    return _kept(term, by)


@action
def keep_reason(reason: Reason, *, by) -> Reason:
    """Stores a new or changed reason; decisions already taken keep their code. Raises NotAllowed."""
    return _kept(reason, by)


def _kept(row, by):
    if not may(by, "administer"):
        raise NotAllowed()
    row.save()
    return row
