"""An author is told once that reading their text takes longer than is promised."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation.actions.locking import lock_thing
from moderation.models import Case
from moderation.queries.lateness import late, targets_in
from realtime.publish import action

TIMES, LEAST = 4, timedelta(hours=1)  # so many times as long as is promised, and never before an hour
AT_ONCE = 200


def overdue_untold() -> list[Case]:
    """Waiting cases whose authors are to be told of the delay and were not, the oldest first, at most AT_ONCE."""
    waiting = Case.objects.waiting().filter(told_late_at=None, opened_at__lte=timezone.now() - LEAST)
    return list(waiting.filter(late(targets_in(waiting), share=TIMES)).order_by("opened_at", "pk")[:AT_ONCE])


@action
def note_told(case: Case) -> bool:
    """Notes under the lock of what the case is about that its author is being told; False when they were already.

    Its version stays: nothing has changed for whoever is about to decide.
    """
    if case.about is not None:
        lock_thing(case.about)
    untold = Case.objects.waiting().filter(pk=case.pk, told_late_at=None)
    return untold.update(told_late_at=timezone.now()) == 1


def ahead_of(case: Case) -> int:
    """How many waiting texts of the same place are read before this one."""
    earlier = Q(opened_at__lt=case.opened_at) | Q(opened_at=case.opened_at, pk__lt=case.pk)
    before = Q(priority=case.priority) & earlier
    if not case.priority:
        before |= Q(priority=True)
    return Case.objects.waiting().filter(before, scope=case.scope).count()
