"""Everything of one author is taken away with one press, and given back with another."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.decide import reject
from moderation.actions.hide import chosen_reason, hide, show
from moderation.actions.locking import checked, is_overtaken
from moderation.actions.many import Missed, Seen
from moderation.actions.settling import settle
from moderation.models import Case, Decision
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action

CHANGED = _("This text was decided anew since; it stays as it is.")


@dataclass
class Pressed:
    """What one press did: its name, by which it is taken back, what it changed, and what it left and why."""

    press: str
    done: list[Case] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)


def hide_author(chosen: Iterable[Seen], *, by: User, reason: str) -> Pressed:
    """Hides each of these that is published and refuses each that waits, for one reason that the author is told.

    Each is decided by the version that was seen, in a transaction of its own; what somebody else decided meanwhile is
    told. Raises Refusal without a reason.
    """
    chosen_reason(reason)
    at, pressed = timezone.now(), Pressed(secrets.token_hex(16))
    for case, version in chosen:
        act = hide if case.state == Case.State.APPROVED else reject
        told: dict[str, Any] = {"by": by, "version": version, "reason": reason, "at": at, "press": pressed.press}
        _try(pressed, case, partial(act, case, **told))
    return pressed


def take_back(press: str, cases: Iterable[Case], *, by: User) -> Pressed:
    """Shows again what this press hid and lets wait again what it refused, where that is how they still stand.

    `cases` are those that the press touched and this person moderates; a text that was decided anew since stays, and
    is told.
    """
    pressed = Pressed(press)
    for case in cases:
        _try(pressed, case, partial(_taken_back, case, press, by=by))
    return pressed


@action
def _taken_back(case: Case, press: str, *, by: User) -> Case:
    case = checked(case, by=by, version=case.version, waiting=False)
    last = case.decisions.order_by("pk").last()
    if last is None or last.press != press or is_overtaken(case):
        raise Closed(CHANGED)
    if last.outcome == Decision.Outcome.HIDDEN:
        return show(case, by=by, version=case.version)
    if case.state != Case.State.REJECTED:
        raise Closed(CHANGED)
    back: dict[str, Any] = {"decided_by": None, "decided_at": None, "edited_text": ""}
    return settle(case, Decision.Outcome.REOPENED, by=by, state=Case.State.WAITING, **back)


def _try(pressed: Pressed, case: Case, act: Callable[[], Case]) -> None:
    try:
        pressed.done.append(act())
    except Refusal as refusal:
        fresh = {"state": case.state, "by": ""} | refusal.fresh
        pressed.missed.append(Missed(case, str(refusal.sentence), str(fresh["state"]), str(fresh["by"])))
