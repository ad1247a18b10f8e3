"""A clock is stopped and let run again from the letter's page, by somebody who has seen what that does."""

from datetime import date

from django.utils import timezone

from interaction.actions import deadlines
from interaction.models import Deadline, Submission
from people.permissions import Person
from people.refusals import Stale
from realtime.publish import action


@action
def stop(letter: Submission, clock: str, *, reason: str, by: Person, seen: date) -> Deadline:
    """Lets the clock stand from today on, with a reason the writer reads; `seen` is the last day that was shown.

    Raises Stale where that day is another by now, and what pause() raises.
    """
    stopped = deadlines.pause(letter, clock, on=timezone.localdate(), reason=reason, by=by)
    return _as_seen(stopped, seen)


@action
def go_on(letter: Submission, clock: str, *, by: Person, seen: date) -> Deadline:
    """Lets a standing clock run again from today on; `seen` is the new last day that was shown.

    The reason for which it stood stays with the days it stood. Raises Stale where another last day comes out, and what
    resume() raises.
    """
    running = deadlines.resume(letter, clock, on=timezone.localdate(), reason=_why(letter, clock), by=by)
    return _as_seen(running, seen)


def _why(letter: Submission, clock: str) -> str:
    stopped = letter.events.filter(kind="clock-paused", data__clock=clock).order_by("seq").last()
    return str(stopped.data.get("reason", "")) if stopped else ""


def _as_seen(deadline: Deadline, seen: date) -> Deadline:
    if deadline.due_on != seen:
        raise Stale(fresh={"due": deadline.due_on.isoformat()})
    return deadline
