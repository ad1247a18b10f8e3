"""What stopping a clock or letting it run again would do, before anybody decides."""

from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta

from interaction.models import Deadline, Submission
from interaction.queries.deadlines import count_of
from people.permissions import Person, may

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """A clock that may be stopped or let run again today.

    `due` is the last day the form stands for: of a running clock the present one, of a standing clock the new one if
    it ran again today. `counted` days were used by now; `after_a_week` is the last day if a clock that is stopped today
    ran again in seven days, None for one that stands.
    """

    clock: Deadline
    stands: bool
    due: date
    was: date
    counted: int
    after_a_week: date | None


def standing(letter: Submission, clock: Deadline | None, user: Person, today: date) -> Standing | None:
    """What this person may do to the clock today; None where nothing, as on its first day or after its last."""
    if clock is None or not (may(user, "handle", letter) or may(user, "release", letter)):
        return None
    since = clock.paused_since
    counted = sum(day < (since or today) for day in count_of(clock).counted)
    if since:
        return Standing(clock, True, _due(clock, since, today), clock.due_on, counted, None)
    first = max((date.fromisoformat(one["last"]) for one in clock.pauses), default=clock.started_on)
    if not first < today <= clock.due_on:
        return None
    return Standing(clock, False, clock.due_on, clock.due_on, counted, _due(clock, today, today + A_WEEK))


def _due(clock: Deadline, first: date, again: date) -> date:
    """The last day if the clock stood from `first` on and ran again on the day `again`."""
    thought = copy(clock)
    if again > first:
        stood = {"first": first.isoformat(), "last": (again - timedelta(days=1)).isoformat(), "reason": ""}
        thought.pauses = [*clock.pauses, stood]
    thought.paused_since = None
    return count_of(thought).due
