"""What was published is hidden, and shown again; nothing is deleted, so both can be taken back at any time."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.locking import checked, is_overtaken
from moderation.actions.settling import settle
from moderation.models import Case, Decision, Reason, Report
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action

STOOD = (Decision.Outcome.APPROVED, Decision.Outcome.OVERTURNED, Decision.Outcome.CONFIRMED)


@action
def hide(case: Case, *, by: User, version: int, reason: str, at: datetime | None = None, press: str = "") -> Case:
    """Takes a published text away from everybody, for a reason the author is told; open reports of it were right.

    `reason` is the code of an active Reason; a text that is hidden already stays so, for this reason from now on. `at`
    and `press` are as for approve(). Raises NotAllowed, Stale, Closed for what is not published, and Refusal without a
    reason.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state not in (Case.State.APPROVED, Case.State.HIDDEN):
        raise Closed(_("Only a published text can be hidden. Reload the page to see how this one stands."))
    chosen = chosen_reason(reason)
    if case.state == Case.State.HIDDEN and case.reason_id == chosen.pk and not case.is_automatic:
        raise Closed(_("This text is hidden already, for this very reason."))
    settle_open(case, Report.Outcome.UPHELD, by=by)
    return _hidden(case, by=by, at=at, press=press, reason=chosen)


@action
def hide_by_rule(case: Case, *, rule: str, reason: Reason) -> Case:
    """Hides a locked, published case because a rule says so, until a person has looked. Its reports stay open."""
    return _hidden(case, by=None, rule=rule, reason=reason)


@action
def show(case: Case, *, by: User, version: int, at: datetime | None = None, press: str = "") -> Case:
    """Brings a hidden text back as it stood before; open reports of it were not right, and the author is told.

    Raises NotAllowed, Stale, and Closed for what is not hidden, was taken back by its author or lies below something
    hidden.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state != Case.State.HIDDEN or is_overtaken(case):
        raise Closed(_("Only a hidden text can be shown again. Reload the page to see how this one stands."))
    settle_open(case, Report.Outcome.DISMISSED, by=by)
    stood = case.decisions.filter(outcome__in=STOOD).order_by("pk").last()
    who, when = (stood.by, stood.at) if stood and stood.by else (by, at or timezone.now())
    columns: dict[str, Any] = {"decided_by": who, "decided_at": when}
    return settle(case, Decision.Outcome.SHOWN, by=by, state=Case.State.APPROVED, at=at, press=press, **columns)


def chosen_reason(code: str) -> Reason:
    """The active reason with this code; raises Refusal for none."""
    found = Reason.objects.filter(code=code, is_active=True).first()
    if found is None:
        raise Refusal(_("Choose a reason first; the author is told why the text is hidden."))
    return found


def settle_open(case: Case, outcome: str, *, by: User) -> int:
    """Says of every open report of a locked case whether it was right; returns how many there were."""
    return case.reports.filter(outcome=Report.Outcome.OPEN).update(
        outcome=outcome, settled_at=timezone.now(), settled_by=by
    )


def _hidden(
    case: Case, *, by: User | None, reason: Reason, at: datetime | None = None, press: str = "", rule: str = ""
) -> Case:
    now = at or timezone.now()
    told: dict[str, Any] = {"decided_by": by, "decided_at": now}
    hidden = Case.State.HIDDEN
    return settle(
        case, Decision.Outcome.HIDDEN, by=by, state=hidden, at=now, press=press, rule=rule, reason=reason, **told
    )
