"""A question about the answer: the letter goes back to its department, with a clock of its own."""

from django.utils.translation import gettext as _

from interaction.actions.as_author import Kind, actor_of, hold_own, said_before, say
from interaction.actions.clocks import after_step
from interaction.actions.notify import notify
from interaction.actions.steps import take
from interaction.actions.supplements import tell_handlers
from interaction.models import Message, Submission
from interaction.queries.author_ways import MOST_FOLLOW_UPS, OVER
from people.permissions import Person
from people.refusals import Closed
from realtime.publish import action


@action
def follow_up(letter: Submission, text: str, *, by: Person = None, with_code: bool = False) -> Message:
    """Asks the department about its answer, twice at most; what it answered stays as it is, and the clock runs anew.

    Like a supplement it is never part of the public copy, so nobody needs to screen it; the approver decides what of
    the new answer is. The same words again change nothing. Raises NotAllowed, or Closed without an answer and after
    the second time.
    """
    fresh = hold_own(letter, by=by, with_code=with_code)
    known = said_before(fresh, Kind.FOLLOW_UP, text)
    if known:
        return known
    if fresh.state not in OVER or fresh.answered_at is None or fresh.merged_into_id:
        raise Closed(_("A question about the answer can be asked once there is one. Look at how it stands now."))
    if fresh.followed_up >= MOST_FOLLOW_UPS:
        raise Closed(_("You have asked about the answer twice. For anything new, write a new letter."))
    message = say(fresh, Kind.FOLLOW_UP, text, by=by)
    told = {"message": message.pk}
    actor = actor_of(fresh, by)
    asked = take(fresh, "follow-up", by=actor, data=told, followed_up=fresh.followed_up + 1)
    after_step(asked, asked.last_event)
    notify(asked, asked.last_event)
    tell_handlers(asked, asked.last_event)
    return message
