"""Whoever waits much longer than is promised for a moderator gets a letter that says so, once."""

from interaction.actions.events import record
from interaction.actions.frames import tell_asker
from interaction.actions.notify import notify
from interaction.actions.steps import lock
from interaction.models import Submission
from moderation.actions.telling_late import ahead_of, note_told, overdue_untold
from moderation.models import Case
from realtime.publish import action

KIND = "moderation-late"  # of the event; its data says how many texts are read before: {"ahead": 3}


def tell_delays() -> int:
    """Tells the authors of texts that wait too long; returns how many were told. Safe to run twice at once."""
    return sum(_tell(case) for case in overdue_untold())


@action
def _tell(case: Case) -> bool:
    if not isinstance(case.about, Submission):
        return False
    submission = lock(case.about)
    if not note_told(case):
        return False
    event = record(submission, KIND, data={"ahead": ahead_of(case)})
    notify(submission, event)
    tell_asker(submission)
    return True
