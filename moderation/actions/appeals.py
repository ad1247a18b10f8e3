"""An author asks for a second look at a refusal, once; another moderator decides and answers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.hide import settle_open
from moderation.actions.locking import held, is_overtaken, locked, stale
from moderation.actions.settling import settle
from moderation.models import Appeal, Case, Decision, Reason, Report
from moderation.second_chances import REFUSED, may_be_appealed
from people.models import User
from people.refusals import Closed, Refusal, Stale
from realtime.publish import action

SHORTEST, LONGEST = 10, 1000  # characters of an appeal and of its answer

TOO_SHORT = _("Say in at least 10 characters what should be looked at again.")
ONLY_ONCE = _("A second look was asked for already. It is given once; look at how it stands.")
NO_REFUSAL = _("There is no decision here against which a second look could be asked for. Look at how it stands now.")
BY_ANOTHER = _("You took the first decision, so you cannot decide on the appeal. Another moderator has to.")
DECIDED = _("Another moderator has decided on this appeal meanwhile. Nothing was changed.")
NO_ANSWER = _("Write an answer first: the author waits for a person's words.")


@action
def appeal(case: Case, text: str) -> Appeal:
    """Asks for a second look at the refusal that stands; whoever calls has made sure that the author asks.

    Raises Refusal for a text under SHORTEST characters, and Closed where nothing is refused, a newer text of the same
    thing came since, or a second look was asked for before.
    """
    fresh, words = held(case), said(text)
    if fresh is None or fresh.state not in REFUSED or is_overtaken(fresh):
        raise Closed(NO_REFUSAL)
    if not may_be_appealed(fresh):
        raise Closed(ONLY_ONCE)
    return Appeal.objects.create(case=fresh, text=words, against=_refuser_of(fresh))


@action
def overturn(appeal: Appeal, *, by: User, version: int, answer: str = "", text: str = "") -> Appeal:
    """Publishes the text after all, or `text` as this moderator edited it; the author may be told something besides.

    Open reports of a hidden text were not right then.

    Raises NotAllowed, Stale for an appeal that is decided or a case that changed, and Refusal for whoever refused it.
    """
    fresh, case = _checked(appeal, by=by, version=version)
    settle_open(case, Report.Outcome.DISMISSED, by=by)
    edited = text.strip()
    kept = case.edited_text if not edited else "" if edited == case.text.strip() else edited
    decide(fresh, Appeal.State.OVERTURNED, by=by, answer=answer)
    told: dict[str, Any] = {"decided_by": by, "decided_at": fresh.decided_at, "edited_text": kept}
    settle(case, Decision.Outcome.OVERTURNED, by=by, state=Case.State.APPROVED, at=fresh.decided_at, **told)
    return fresh


@action
def uphold(appeal: Appeal, *, by: User, version: int, answer: str, reason: str = "") -> Appeal:
    """Lets the refusal stand, perhaps for a better reason, with an answer to the author.

    Raises as overturn() does, and Refusal without an answer.
    """
    fresh, case = _checked(appeal, by=by, version=version)
    if not answer.strip():
        raise Refusal(NO_ANSWER)
    settle_open(case, Report.Outcome.UPHELD, by=by)
    better = Reason.objects.filter(code=reason, is_active=True).first()
    decide(fresh, Appeal.State.UPHELD, by=by, answer=answer)
    told: dict[str, Any] = {"reason": better or case.reason, "decided_by": by, "decided_at": fresh.decided_at}
    settle(case, Decision.Outcome.UPHELD, by=by, state=case.state, at=fresh.decided_at, **told)
    return fresh


def said(text: str) -> str:
    """The words of an appeal, cut to LONGEST; raises Refusal when they are under SHORTEST characters."""
    words = text.strip()[:LONGEST]
    if len(words) < SHORTEST:
        raise Refusal(TOO_SHORT)
    return words


def open_one(appeal: Appeal, *, by: User) -> Appeal:
    """The appeal as it stands, locked; raises Stale once it is decided, and Refusal for whoever it is made against."""
    fresh = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if fresh.state != Appeal.State.OPEN:
        raise Stale(DECIDED, fresh={"state": fresh.state})
    if fresh.against_id == by.pk:
        raise Refusal(BY_ANOTHER)
    return fresh


def _checked(appeal: Appeal, *, by: User, version: int) -> tuple[Appeal, Case]:
    assert appeal.case is not None  # appeals against restrictions have actions of their own
    case = locked(appeal.case, by=by)
    fresh = open_one(appeal, by=by)
    if case.version != version:
        raise stale(case)
    if case.state not in REFUSED:
        raise Closed(NO_REFUSAL)
    refuser = _refuser_of(case)
    if refuser and refuser.pk == by.pk:  # refused once more since the appeal, for another reason
        raise Refusal(BY_ANOTHER)
    return fresh, case


def decide(appeal: Appeal, state: str, *, by: User, answer: str) -> None:
    """Writes what became of a locked appeal, before the case behind it moves and tells its author."""
    appeal.state, appeal.decided_by, appeal.decided_at = state, by, timezone.now()
    appeal.answer = answer.strip()[:LONGEST]
    appeal.save(update_fields=["state", "decided_by", "decided_at", "answer"])


def _refuser_of(case: Case) -> User | None:
    """Whoever took the decision that stands; None for a rule."""
    refusals = (Decision.Outcome.REJECTED, Decision.Outcome.HIDDEN)
    last = case.decisions.filter(outcome__in=refusals).select_related("by").last()
    return last.by if last else case.decided_by
