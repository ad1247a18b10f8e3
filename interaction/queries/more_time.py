"""More time for one letter: its clocks, what may still be asked for, and what was asked so far."""

from dataclasses import dataclass

from django.utils import timezone

from interaction.models import Deadline, Extension, Submission
from interaction.queries.deadlines import RIGHTS, Explanation, explanation, most_extra_days
from people.permissions import Person, account_of, may


@dataclass(frozen=True)
class MoreTime:
    """The page of one letter's time; `clock` is the one of what is owed, `most` the days that may still be asked.

    `waiting` is the request that is not decided yet, `past` are the others, newest first.
    """

    clock: Deadline | None
    clocks: list[tuple[Deadline, Explanation]]
    most: int
    waiting: Extension | None
    past: list[Extension]
    may_ask: bool
    may_decide: bool
    is_own: bool


def more_time(letter: Submission, user: Person) -> MoreTime:
    """What this person sees and may do about the time of a letter of at_desk(user)."""
    deadlines = list(letter.deadlines.select_related("rule", "submission").exclude(rule__clock__in=RIGHTS))
    clock = next((one for one in deadlines if one.met_at is None), None)
    asked = list(
        Extension.objects.filter(deadline__submission=letter)
        .select_related("asked_by", "decided_by", "deadline__rule")
        .order_by("-asked_at", "-pk")
    )
    waiting = next((one for one in asked if one.state == Extension.State.ASKED), None)
    most = most_extra_days(clock) if clock and _is_open(clock) else 0
    own = waiting is not None and waiting.asked_by is not None and waiting.asked_by == account_of(user)
    return MoreTime(
        clock=clock,
        clocks=[(one, explanation(one)) for one in deadlines],
        most=most,
        waiting=waiting,
        past=[one for one in asked if one is not waiting],
        may_ask=bool(most) and waiting is None and may(user, "handle", letter),
        may_decide=waiting is not None and not own and may(user, "release", letter),
        is_own=own,
    )


def _is_open(clock: Deadline) -> bool:
    """Whether more time can still be given: the clock stands, or its last day is not over."""
    return clock.paused_since is not None or timezone.localdate() <= clock.due_on
