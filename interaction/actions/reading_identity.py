"""Who wrote a report of a breach is read by named people only, and each reading is kept."""

from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.letters import lock_place
from interaction.actions.steps import lock
from interaction.models import Submission
from interaction.queries.letter_identity import Identity, identity_of
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

SHORTEST = 5  # characters of a reason


@action
def read_identity(letter: Submission, reason: str, *, by: Person) -> Identity:
    """Names the writer of a restricted letter to its named handler or an approver of the department.

    The history keeps who read it, when and why, before anything is shown. Raises NotAllowed, or Refusal without a
    reason.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "read-identity", fresh):
        raise NotAllowed()
    if len(reason.strip()) < SHORTEST:
        raise Refusal(_("Say in a few words why you need to know who wrote it."))
    record(fresh, "identity-read", by=by, data={"reason": reason.strip()[:300]})
    return identity_of(fresh)
