"""Yellow and red: whoever has a letter and whoever supervises it are told that it is due or overdue, each once."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import Deadline, Submission
from interaction.queries.deadlines import duties
from interaction.queries.letters import Today, today
from interaction.rules import officers_of, supervisors_of
from people.models import User
from realtime.publish import action

SOON, LATE = "due-soon", "overdue"  # kinds of the events; their data: {"clock", "due"}


def warn() -> int:
    """Tells of every clock that became yellow or red; returns how many. Safe to run twice at once.

    Yellow is the last working day before the due date and that day itself, red the day after it. One that was paused
    or forgotten over both days is told once, as red.
    """
    now = today()
    return sum(_warn(pk, now) for pk in _untold(now).order_by("due_on", "pk").values_list("pk", flat=True))


@action
def _warn(pk: int, now: Today) -> bool:
    """Under the lock of the letter: the mark is set in the transaction that writes event and notices."""
    found = Deadline.objects.filter(pk=pk).select_related("submission").first()
    if found is None:
        return False
    letter = lock(found.submission)
    clock = _untold(now).select_related("rule").filter(pk=pk).first()
    if clock is None:
        return False
    kind = LATE if clock.due_on < now.day else SOON
    _mark(clock, kind, timezone.now())
    event = record(letter, kind, data={"clock": clock.rule.clock, "due": clock.due_on.isoformat()})
    tell_staff(event, _concerned(letter))
    return True


def _untold(now: Today) -> QuerySet[Deadline]:
    """Running clocks of what an office owes that are yellow or red and of which nobody was told so."""
    red = Q(due_on__lt=now.day, told_late_at=None)
    yellow = Q(due_on__gte=now.day, due_on__lte=now.next, told_soon_at=None)
    return duties().running().filter(red | yellow)


def _mark(clock: Deadline, kind: str, at: datetime) -> None:
    clock.told_late_at = at if kind == LATE else clock.told_late_at
    clock.told_soon_at = clock.told_soon_at or at
    clock.save(update_fields=["told_soon_at", "told_late_at"])


def _concerned(letter: Submission) -> list[User]:
    """Whoever handles the letter, or all officers of its department where nobody can; and its supervisors."""
    handler = letter.handler
    mine = [handler] if handler and handler.is_active else list(officers_of(letter))
    return [*mine, *supervisors_of(letter)]
