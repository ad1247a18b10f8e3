"""Who is to answer a question, and how questions are taken at the moment."""

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.steps import lock, lock_occasion
from interaction.models import Occasion, Participant, Submission
from people.models import Department
from people.permissions import Person, may
from people.refusals import NotAllowed
from realtime.publish import action


@action
def assign(
    question: Submission, *, by: Person, guest: Participant | None = None, department: Department | None = None
) -> Submission:
    """Gives a question to a guest or a department (neither: to nobody); the guest's desk shows it, the asker sees it.

    Raises NotAllowed, also for a guest of another interview.
    """
    occasion = lock_occasion(question)
    if not may(by, "run-question", question) or (guest and guest.occasion_id != occasion.pk):
        raise NotAllowed()
    given = lock(question)
    given.assigned_to = guest
    given.department = department or (guest.department if guest else None)
    given.save(update_fields=["assigned_to", "department"])
    who = {"guest": guest.pk if guest else None, "department": given.department_id}
    record(given, "given-to", by=by, data=who, public=True)
    frames.tell_studio(given)
    frames.tell_asker(given)
    return given


@action
def set_policy(occasion: Occasion, policy: str, *, by: Person) -> Occasion:
    """How new questions are taken from now on, a value of Occasion.Policy; room, studio and desks are told.

    Raises NotAllowed for whoever neither hosts nor moderates it, ValueError for an unknown policy.
    """
    fresh = lock(occasion)
    if not (may(by, "host", fresh) or may(by, "moderate", fresh)):
        raise NotAllowed()
    fresh.policy = Occasion.Policy(policy)
    fresh.version += 1
    fresh.save(update_fields=["policy", "version"])
    record(fresh, "policy", by=by, data={"policy": policy}, public=True)
    frames.tell_phase(fresh)
    frames.tell_policy(fresh.topic, fresh.policy)
    return fresh
