"""Lets a text appear before a person has read it, where the policy of its place and the text itself allow that."""

from django.utils import timezone

from moderation.actions.settling import settle
from moderation.findings import HOLD, from_json
from moderation.models import Case, Decision
from moderation.trust import is_trusted

POST, TRUSTED = "post", "trusted"  # the modes of open_case(), and the rule in the decision's row
PRIVATE = ("personal", "contact")  # kinds of findings that a person looks at first


def settle_by_rule(case: Case, mode: str) -> Case:
    """Publishes a case that has just been opened, if the mode of its place allows it; else it waits as before.

    The case is then approved by nobody (`is_automatic`, no `decided_by`) and waits to be confirmed. What a receiver of
    case_decided raises undoes the sending itself.
    """
    if not allowed(case, mode):
        return case
    now, state = timezone.now(), Case.State.APPROVED
    return settle(
        case, Decision.Outcome.APPROVED, by=None, state=state, at=now, rule=mode, decided_by=None, decided_at=now
    )


def allowed(case: Case, mode: str) -> bool:
    """Whether nothing in this text, and nothing known of its sender, asks for a person first."""
    found = from_json(case.findings)
    if any(one.weight >= HOLD or one.kind in PRIVATE for one in found):
        return False
    return mode == POST or (mode == TRUSTED and is_trusted(case.account_key))
