"""Who is looking at a case: a courtesy between moderators, not a lock."""

from django.utils import timezone

from moderation.actions.locking import locked, tell_case
from moderation.models import Case
from people.models import User
from people.refusals import Closed
from realtime.publish import action


@action
def claim(case: Case, *, by: User) -> Case:
    """Says that this moderator is looking; another's live claim stays and is told by `claimed_by` of the answer.

    A claim lives CLAIM_SECONDS and does not change the version. Raises NotAllowed, Closed.
    """
    case = locked(case, by=by)
    if case.state != Case.State.WAITING:
        raise Closed()
    if case.claim_is_live and case.claimed_by_id != by.pk:
        return case
    is_news = not case.claim_is_live
    case.claimed_by, case.claimed_at = by, timezone.now()
    case.save(update_fields=["claimed_by", "claimed_at"])
    if is_news:
        tell_case(case)
    return case


@action
def unclaim(case: Case, *, by: User) -> Case:
    """Says that this moderator has turned to something else; another's claim stays. Raises NotAllowed."""
    case = locked(case, by=by)
    if case.claimed_by_id != by.pk:
        return case
    case.claimed_by = case.claimed_at = None
    case.save(update_fields=["claimed_by", "claimed_at"])
    tell_case(case)
    return case
