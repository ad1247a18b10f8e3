"""A published text is changed because it shows what it should not; what was sent stays as it was sent."""

from django.utils.translation import gettext as _

from moderation.actions.locking import checked
from moderation.actions.settling import settle
from moderation.models import Case, Decision, Reason
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action


@action
def redact(case: Case, *, by: User, version: int, text: str, reason: str) -> Case:
    """Puts `text` in the place of what the public reads of an approved case, for a reason that its author is told.

    `reason` is the code of an active Reason. The old words are gone from every public place at once; the decision keeps
    both for auditors. Raises NotAllowed, Stale, Closed for a text that is not public, and Refusal without a reason or
    words, or where nothing was changed.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state != Case.State.APPROVED:
        raise Closed(_("Only a published text can be changed. Look at how it stands now."))
    chosen = Reason.objects.filter(code=reason, is_active=True).first()
    if chosen is None:
        raise Refusal(_("Choose a reason first; the author is told why the text was changed."))
    changed = text.strip()
    if not changed:
        raise Refusal(_("Leave some words. A text of which nothing may stand is hidden as a whole instead."))
    if changed == case.public_text.strip():
        raise Refusal(_("Nothing was changed. Change the text first, or leave it as it is."))
    return settle(case, Decision.Outcome.REDACTED, by=by, state=Case.State.APPROVED, reason=chosen, edited_text=changed)
