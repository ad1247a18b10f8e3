"""An author who may write nothing for a while asks for a second look at that, once; another moderator decides."""

from django.utils import timezone

from moderation import doors
from moderation.actions.appeals import NO_ANSWER, NO_REFUSAL, ONLY_ONCE, decide, open_one, said
from moderation.models import Appeal, Restriction
from people.models import User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action


@action
def appeal_silence(restriction: Restriction, text: str) -> Appeal:
    """Asks for a second look at a restriction that holds; whoever calls has made sure that its author asks.

    Raises Refusal for too short a text, and Closed once it is over or was appealed before with other words.
    """
    fresh = Restriction.objects.select_for_update().get(pk=restriction.pk)
    words = said(text)
    known = Appeal.objects.filter(restriction=fresh).first()
    if known and known.text == words:
        return known
    if known:
        raise Closed(ONLY_ONCE)
    if not fresh.is_live:
        raise Closed(NO_REFUSAL)
    return Appeal.objects.create(restriction=fresh, text=words, against=fresh.made_by)


@action
def overturn_silence(appeal: Appeal, *, by: User, answer: str = "") -> Appeal:
    """The author was right: they may write again at once, and are told.

    Raises NotAllowed, Stale once it is decided, and Refusal for whoever made the restriction.
    """
    fresh, restriction = _checked(appeal, by=by)
    decide(fresh, Appeal.State.OVERTURNED, by=by, answer=answer)
    if restriction.is_live:
        restriction.lifted_at, restriction.lifted_by = timezone.now(), by
        restriction.save(update_fields=["lifted_at", "lifted_by"])
    doors.tell_author(restriction, "restriction-lifted")
    return fresh


@action
def uphold_silence(appeal: Appeal, *, by: User, answer: str) -> Appeal:
    """The restriction stays until its time is over; the author is told why. Raises as overturn_silence() does, and
    Refusal without an answer.
    """
    fresh, restriction = _checked(appeal, by=by)
    if not answer.strip():
        raise Refusal(NO_ANSWER)
    decide(fresh, Appeal.State.UPHELD, by=by, answer=answer)
    doors.tell_author(restriction, "restriction-stands")
    return fresh


def _checked(appeal: Appeal, *, by: User) -> tuple[Appeal, Restriction]:
    restriction = Restriction.objects.select_for_update().filter(appeal=appeal).first()
    if restriction is None or not may(by, "moderate", restriction):
        raise NotAllowed()
    return open_one(appeal, by=by), restriction
