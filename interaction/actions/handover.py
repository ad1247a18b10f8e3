"""The promise to answer: what was approved and not answered on air goes to a department, with a clock."""

from django.utils import timezone

from interaction.actions import deadlines
from interaction.actions.events import record
from interaction.actions.joining import tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import take
from interaction.models import Occasion, Submission
from people.models import Department
from realtime.publish import action


@action
def hand_over(question: Submission, occasion: Occasion) -> Submission:
    """Moves an approved question to the `enquiry` channel of its department and starts the interview's clock.

    The department it was given to (or whose guest it was given to) is asked, else the occasion's. The asker is told.
    The system itself acts: the promise does not depend on anybody's right.
    """
    department = _department_of(question, occasion)
    moved = take(question, "forward", by=None, data={"department": department.name})
    moved.channel, moved.state, moved.department = "enquiry", "assigned", department
    moved.save(update_fields=["channel", "state", "department"])
    record(moved, "moved", by=None, data={"from": "interview", "to": "enquiry"})
    deadlines.start(moved, "after-interview", on=timezone.localdate(occasion.closed_at), by=None)
    notify(moved, moved.last_event)
    tell_joined(moved, "forwarded-with")
    return moved


def _department_of(question: Submission, occasion: Occasion) -> Department:
    return question.department or occasion.department
