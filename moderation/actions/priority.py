"""What is to be read first."""

from moderation.actions.locking import change, checked, tell_case
from moderation.models import Case
from people.models import User
from realtime.publish import action


@action
def prioritise(case: Case, *, by: User, version: int) -> Case:
    """Moves a waiting case to the head of the queue, or back to its turn. Raises NotAllowed, Stale, Closed."""
    case = checked(case, by=by, version=version)
    case = change(case, priority=not case.priority)
    tell_case(case)
    return case
