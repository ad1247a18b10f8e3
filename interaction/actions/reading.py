"""Whoever opens a text that a reason conceals leaves a trace."""

from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.models import Submission
from moderation.models import Case
from people.permissions import Person, may
from people.refusals import NotAllowed
from realtime.publish import action


@action
def read_concealed(case: Case, *, by: Person) -> Case:
    """Notes in the history of what the case is about that this auditor opened its text. Raises NotAllowed."""
    if not may(by, "audit"):
        raise NotAllowed()
    if isinstance(case.about, Submission):
        record(lock(case.about), "text-read", by=by, data={"case": case.pk})
    return case
