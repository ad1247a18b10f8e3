"""What one moderator has opened, and what they want to find again; no case changes by it."""

from collections.abc import Iterable

from moderation.models import Case, Mark
from people.models import User
from people.permissions import may
from people.refusals import NotAllowed
from realtime.publish import action


@action
def mark_read(cases: Iterable[Case], *, by: User) -> None:
    """Says that this moderator has opened these cases; saying it again changes nothing. Raises NotAllowed."""
    opened = list(cases)
    if not all(may(by, "moderate", case) for case in opened):
        raise NotAllowed()
    marks = [Mark(case=case, user=by, kind=Mark.Kind.READ) for case in opened]
    Mark.objects.bulk_create(marks, ignore_conflicts=True)


@action
def star(case: Case, *, by: User, on: bool) -> bool:
    """Stars a case for this moderator or takes the star away; tells whether it is starred now. Raises NotAllowed."""
    if not may(by, "moderate", case):
        raise NotAllowed()
    if on:
        Mark.objects.bulk_create([Mark(case=case, user=by, kind=Mark.Kind.STAR)], ignore_conflicts=True)
    else:
        Mark.objects.filter(case=case, user=by, kind=Mark.Kind.STAR).delete()
    return on
