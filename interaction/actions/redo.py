"""An answer that did not help is written anew, once, under a supervisor's eyes."""

from django.utils.translation import gettext as _

from interaction.actions.clocks import after_step
from interaction.actions.notify import notify
from interaction.actions.steps import lock, take
from interaction.actions.supplements import tell_handlers
from interaction.actions.telling_staff import tell_staff
from interaction.models import Submission
from interaction.queries.author_ways import MOST_REDONE
from interaction.rules import supervisors_of
from people.permissions import Person
from people.refusals import Closed
from realtime.publish import action


@action
def redo(
    letter: Submission, *, by: Person, version: int | None = None, reason: str = "", rating: int | None = None
) -> Submission:
    """Sends an answered letter back to its department, supervised, with a new clock; handler and supervisor are told.

    `by` None is the author's dissatisfied `rating` (its id); else a supervisor orders it. Once per letter: raises
    Closed after that, NotAllowed, or Stale.
    """
    if letter.occasion:
        lock(letter.occasion)
    fresh = lock(letter)
    if fresh.redone >= MOST_REDONE:
        raise Closed(_("It was answered anew once already. That is possible only once."))
    told = {"rating": rating} if rating else {}
    columns = {"is_supervised": True, "redone": fresh.redone + 1}
    again = take(fresh, "redo", by=by, version=version, reason=reason.strip(), data=told, **columns)
    after_step(again, again.last_event)
    notify(again, again.last_event)
    tell_handlers(again, again.last_event)
    tell_staff(again.last_event, supervisors_of(again))
    return again
