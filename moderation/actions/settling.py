"""settle(): the only way a case is decided. Writes the case, the decision's row, the frames, and sends the signal."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from moderation.actions.appeal_ends import end_appeal
from moderation.actions.locking import change, tell_case, tell_decision
from moderation.digests import digest_of
from moderation.models import Case, Decision, Reason
from moderation.signals import case_decided
from people.models import User


def settle(
    case: Case,
    outcome: str,
    *,
    by: User | None,
    state: str,
    at: datetime | None = None,
    rule: str = "",
    press: str = "",
    reason: Reason | None = None,
    extra: dict | None = None,
    **columns: Any,
) -> Case:
    """Takes a locked case to `state` and keeps who, when and why; `by` None means that `rule` acted, not a person.

    The case carries `reason` while it stands refused or hidden, and `columns`; `extra` is kept with how it stands
    afterwards. An open appeal ends with the refusal it was made against. Raises Stale when somebody was faster; what a
    receiver of case_decided raises undoes it all.
    """
    before, now = seen_of(case), at or timezone.now()
    refused = reason if state in (Case.State.REJECTED, Case.State.HIDDEN) else None
    case = change(case, state=state, is_automatic=by is None, reason=refused, **columns)
    decision = _kept(
        case, outcome, by=by, at=now, rule=rule, press=press, reason=reason, before=before, extra=extra or {}
    )
    end_appeal(case, by=by, rule=rule, at=now)
    if state == Case.State.WAITING:
        tell_case(case)
    else:
        tell_decision(case, by)
    case_decided.send(sender=Case, case=case, outcome=str(outcome), by=by, decision=decision)
    return case


def seen_of(case: Case) -> dict:
    """How a case stands for whoever reads the record: its state and reason, and what the public reads while it may."""
    public = case.public_text if case.state == Case.State.APPROVED else ""
    told = {"state": case.state, "public": public, "into": case.merged_into_id, "reason": case.reason_id}
    return told | {"edited": bool(case.edited_text)}


def _kept(
    case: Case,
    outcome: str,
    *,
    by: User | None,
    at: datetime,
    rule: str,
    press: str,
    reason: Reason | None,
    before: dict,
    extra: dict,
) -> Decision:
    first = not case.decisions.exists()
    row = Decision(
        case=case,
        outcome=outcome,
        at=at,
        by=by,
        is_automatic=by is None,
        rule=rule,
        reason=reason,
        list_version_id=case.list_version_id,
        press=press,
        waited=max(0, int((at - case.opened_at).total_seconds())) if first else None,
        before=before,
        after=seen_of(case) | extra,
    )
    row.digest = digest_of(row)
    row.save(force_insert=True)
    return row
