"""An author edits what was not published and sends it again, once."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.appeal_ends import withdraw_appeals
from moderation.actions.locking import held, is_overtaken
from moderation.actions.open import open_case
from moderation.models import Case
from moderation.second_chances import may_be_sent_again
from moderation.senders import NOBODY, Sender
from people.refusals import Closed, Refusal
from realtime.publish import action

NOT_AGAIN = _("This cannot be sent again: that is possible once, for a text that was not published.")
UNCHANGED = _(
    "The text is still the same. Change what the reason names, or ask for a second look if you think it should stand."
)


@action
def send_again(case: Case, text: str, *, byline: str = "", sender: Sender = NOBODY) -> Case:
    """Puts the edited text before the moderators as the next case of the same thing; the first keeps what was sent.

    An open appeal against the first is withdrawn. Raises Closed for anything but a first refusal, and Refusal for a
    text without a change.
    """
    fresh = held(case)
    if fresh is None or fresh.about is None or not may_be_sent_again(fresh) or is_overtaken(fresh):
        raise Closed(NOT_AGAIN)
    if text.strip() == fresh.text.strip():
        raise Refusal(UNCHANGED)
    withdraw_appeals([fresh], at=timezone.now())
    return open_case(fresh.about, scope=fresh.scope, text=text, byline=byline, sender=sender, previous=fresh)
