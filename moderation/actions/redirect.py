"""A text that belongs elsewhere is sent on with everything that came with it, by a moderator or by its author."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation import doors
from moderation.actions.locking import checked, held, is_overtaken
from moderation.actions.settling import settle
from moderation.models import Case, Decision, Reason
from moderation.second_chances import BY_AUTHOR, WRONG_CHANNEL, may_be_sent_on
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action

SENDABLE = (Case.State.WAITING, Case.State.REJECTED)
CHOOSE = _("Choose one of the channels to which this text can be sent on.")
GONE = _("This can no longer be sent on. Look at how it stands now.")


@action
def redirect(case: Case, to: str, *, by: User, version: int) -> Case:
    """Sends a waiting or refused text on to the place with the key `to`, one of doors.destinations_of(by, case).

    Raises NotAllowed, Stale, Closed for a text that is neither or came again since, and Refusal for an unknown place.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state not in SENDABLE or is_overtaken(case):
        raise Closed(GONE)
    return _sent_on(case, to, by=by, destinations=doors.destinations_of(by, case))


@action
def redirect_own(case: Case, to: str) -> Case:
    """Sends a text that was refused as standing in the wrong place on, because its author says so.

    Whoever calls has made sure of the author. Raises Closed for any other text, and Refusal for an unknown place.
    """
    fresh = held(case)
    if fresh is None or not may_be_sent_on(fresh) or is_overtaken(fresh):
        raise Closed(GONE)
    return _sent_on(fresh, to, by=None, destinations=doors.destinations_of(None, fresh))


def _sent_on(case: Case, to: str, *, by: User | None, destinations: tuple) -> Case:
    if to not in [key for key, _name in destinations]:
        raise Refusal(CHOOSE)
    now, reason = timezone.now(), Reason.objects.filter(code=WRONG_CHANNEL).first()
    told: dict[str, Any] = {"decided_by": by, "decided_at": now, "extra": {"to": to}}
    rule = "" if by else BY_AUTHOR
    return settle(
        case, Decision.Outcome.REDIRECTED, by=by, state=Case.State.REDIRECTED, at=now, rule=rule, reason=reason, **told
    )
