"""A person has read what a rule published."""

from django.utils.translation import gettext_lazy as _

from moderation.actions.locking import checked
from moderation.actions.settling import settle
from moderation.models import Case, Decision
from people.models import User
from people.refusals import Closed
from realtime.publish import action


@action
def confirm(case: Case, *, by: User, version: int, press: str = "") -> Case:
    """Lets stand what a rule published: from now on this moderator answers for it, and it counts as read.

    Raises NotAllowed, Stale, and Closed for a text that is not published or was read already.
    """
    case = checked(case, by=by, version=version, waiting=False)
    if case.state != Case.State.APPROVED or not case.is_automatic:
        raise Closed(_("This text does not wait to be read any more. Reload the page to see how it stands."))
    return settle(case, Decision.Outcome.CONFIRMED, by=by, state=Case.State.APPROVED, press=press, decided_by=by)
