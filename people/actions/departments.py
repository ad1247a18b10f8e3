"""The organisations of the district."""

from people.models import Department, User
from people.permissions import may
from people.refusals import NotAllowed
from realtime.publish import action


@action
def keep_department(department: Department, *, by: User) -> Department:
    """Saves a new or changed department; raises NotAllowed for all but administrators."""
    if not may(by, "administer"):
        raise NotAllowed()
    department.save()
    return department
