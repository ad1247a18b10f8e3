"""A moderator's decision, and the ten seconds in which it can be taken back."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.hide import show
from moderation.actions.locking import checked, is_overtaken
from moderation.actions.settling import settle
from moderation.models import Appeal, Case, Decision, Reason
from people.models import User
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action


@action
def approve(case: Case, *, by: User, version: int, text: str = "", at: datetime | None = None, press: str = "") -> Case:
    """Lets the text be published, or `text` as the moderator edited it; the original stays as it was sent.

    `at` and `press` are the moment and the name of one press that decides many (actions.many). Raises NotAllowed, Stale
    (with the fresh state) or Closed; what a receiver of case_decided raises undoes it all.
    """
    case = checked(case, by=by, version=version)
    edited = text.strip()
    return _decided(case, by, "approved", at=at, press=press, edited_text="" if edited == case.text.strip() else edited)


@action
def reject(case: Case, *, by: User, version: int, reason: str, at: datetime | None = None, press: str = "") -> Case:
    """Does not let the text be published, for a reason the author is told; `reason` is the code of an active Reason.

    Raises NotAllowed, Stale, Closed, and Refusal without a reason.
    """
    case = checked(case, by=by, version=version)
    chosen = Reason.objects.filter(code=reason, is_active=True).first()
    if chosen is None:
        raise Refusal(_("Choose a reason first; the author is told why the text is not published."))
    return _decided(case, by, "rejected", at=at, press=press, reason=chosen)


@action
def merge(case: Case, into: Case, *, by: User, version: int, at: datetime | None = None, press: str = "") -> Case:
    """Joins a waiting text to one that asks the same and was approved in the same place; its author is told.

    Raises NotAllowed, Stale, Closed, and Refusal for a target that is not approved or stands elsewhere.
    """
    case = checked(case, by=by, version=version)
    if into.pk == case.pk or into.scope != case.scope or into.state != Case.State.APPROVED:
        raise Refusal(_("Choose an approved text of the same place to join this one to."))
    return _decided(case, by, "merged", at=at, press=press, merged_into=into)


@action
def undo(case: Case, *, by: User, version: int) -> Case:
    """Takes this moderator's own decision back within UNDO_SECONDS: the case waits again, a hidden text is shown.

    Raises NotAllowed (also for another's decision), Stale, and Closed once the time is over or a newer text about the
    same thing waits.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.decided_by_id != by.pk:
        raise NotAllowed()
    if not case.may_be_undone:
        raise Closed(_("The ten seconds for taking a decision back are over. Ask the channel's staff to correct it."))
    return show(case, by=by, version=version) if case.state == Case.State.HIDDEN else reopened(case, by)


@action
def separate(case: Case, *, by: User, version: int) -> Case:
    """Takes a joining back, whoever made it and however long ago: the text waits again and its author is told.

    Raises NotAllowed, Stale, and Closed for a text that is not joined or was sent anew since.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state != Case.State.MERGED:
        raise Closed()
    return reopened(case, by)


def reopened(case: Case, by: User) -> Case:
    """Lets a locked case wait again; raises Closed for one that came anew since, or to which others were joined."""
    if is_overtaken(case):
        raise Closed()
    if Appeal.objects.filter(case=case).exists():
        raise Closed(_("The author has asked for a second look at this. Another moderator decides on that."))
    if case.merged.filter(state=Case.State.MERGED).exists():
        raise Closed(_("Other texts were joined to this one meanwhile. Separate them first."))
    back: dict[str, Any] = {"decided_by": None, "decided_at": None, "edited_text": "", "merged_into": None}
    return settle(case, Decision.Outcome.REOPENED, by=by, state=Case.State.WAITING, **back)


def _decided(
    case: Case,
    by: User,
    outcome: str,
    *,
    at: datetime | None,
    press: str = "",
    reason: Reason | None = None,
    **columns: Any,
) -> Case:
    now = at or timezone.now()
    told = {"decided_by": by, "decided_at": now, **columns}
    return settle(case, outcome, by=by, state=outcome, at=now, press=press, reason=reason, **told)
