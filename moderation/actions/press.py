"""Everything of one author is taken away with one press, and given back with another."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.decide import reject, reopened
from moderation.actions.hide import chosen_reason, hide, show
from moderation.actions.locking import checked, is_overtaken
from moderation.actions.many import Outcome, Seen, each
from moderation.models import Case, Decision
from people.models import User
from people.refusals import Closed
from realtime.publish import action

CHANGED = _("This text was decided anew since; it stays as it is.")


@dataclass
class Pressed(Outcome):
    """What one press did, and its name, by which it is taken back."""

    press: str = ""


def hide_author(chosen: Iterable[Seen], *, by: User, reason: str) -> Pressed:
    """Hides each of these that is published and refuses each that waits, for one reason that the author is told.

    Each is decided by the version that was seen, in a transaction of its own; what somebody else decided meanwhile is
    told. Raises Refusal without a reason.
    """
    chosen_reason(reason)
    told: dict[str, Any] = {"by": by, "reason": reason, "at": timezone.now(), "press": secrets.token_hex(16)}

    def take_away(case: Case, version: int) -> Case:
        return (hide if case.state == Case.State.APPROVED else reject)(case, version=version, **told)

    outcome = each(chosen, take_away)
    return Pressed(outcome.done, outcome.missed, told["press"])


def take_back(press: str, cases: Iterable[Case], *, by: User) -> Pressed:
    """Shows again what this press hid and lets wait again what it refused, where that is how they still stand.

    `cases` are those that the press touched and this person moderates; a text that was decided anew since stays, and
    is told.
    """
    seen = ((case, case.version) for case in cases)
    outcome = each(seen, lambda case, version: _taken_back(case, press, by=by, version=version))
    return Pressed(outcome.done, outcome.missed, press)


@action
def _taken_back(case: Case, press: str, *, by: User, version: int) -> Case:
    case = checked(case, by=by, version=version, waiting=False)
    last = case.decisions.order_by("pk").last()
    if last is None or last.press != press or is_overtaken(case):
        raise Closed(CHANGED)
    if last.outcome == Decision.Outcome.HIDDEN:
        return show(case, by=by, version=case.version)
    if case.state != Case.State.REJECTED:
        raise Closed(CHANGED)
    return reopened(case, by)
