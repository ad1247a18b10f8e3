"""Who is looking at a case: a courtesy between moderators, not a lock."""

from collections.abc import Iterable

from django.utils import timezone

from moderation.actions.locking import locked, tell_case
from moderation.models import Case
from people.models import User
from realtime.publish import action


@action
def claim(case: Case, *, by: User) -> Case:
    """Says that this moderator is looking; another's live claim stays and is told by `claimed_by` of the answer.

    A claim lives CLAIM_SECONDS, changes no version, and means nothing for what is decided: that is answered as it
    stands. Raises NotAllowed.
    """
    case = locked(case, by=by)
    if case.state != Case.State.WAITING or (case.claim_is_live and case.claimed_by_id != by.pk):
        return case
    case.claimed_by, case.claimed_at = by, timezone.now()
    case.save(update_fields=["claimed_by", "claimed_at"])
    tell_case(case)
    return case


def claim_first(cases: Iterable[Case], *, by: User) -> Case | None:
    """Claims the first of these that waits and at which nobody else is looking; None when there is none."""
    for case in cases:
        claimed = claim(case, by=by)
        if claimed.state == Case.State.WAITING and claimed.claimed_by_id == by.pk:
            return claimed
    return None


@action
def unclaim(case: Case, *, by: User) -> Case:
    """Says that this moderator has turned to something else; another's claim stays. Raises NotAllowed."""
    case = locked(case, by=by)
    if case.state != Case.State.WAITING or case.claimed_by_id != by.pk:
        return case
    case.claimed_by = case.claimed_at = None
    case.save(update_fields=["claimed_by", "claimed_at"])
    tell_case(case)
    return case
