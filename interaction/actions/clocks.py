"""Which clocks a step of a letter starts and meets, by what its channel declares."""

from collections.abc import Iterable

from django.utils import timezone

from interaction import registry
from interaction.actions import deadlines
from interaction.channels.base import Clock
from interaction.models import Event, Submission
from interaction.queries.deadlines import RIGHTS
from realtime.publish import action

ASSIGNED, FINALLY = "assign", "assign-finally"
AGAIN = ("follow-up", "redo")  # the department has it already and answers once more
GIVEN_BACK, BEGUN, ANSWERED = "not-ours", "start", "release"


@action
def after_step(submission: Submission, event: Event) -> None:
    """Meets and starts the clocks of the letter's channel and kind that name the step of this event, on its day.

    A clock that runs is not started again, so a letter given on to another department gains no time. Given back, its
    first clock is met; finally assigned, it cannot be given back; asked again, only the way to the answer is timed. A
    letter that came with a clock of its own, like a question of an interview, keeps that one alone until its answer.
    """
    declared = registry.get(submission.channel).clocks_for(submission.kind)
    running = set(submission.deadlines.open().values_list("rule__clock", flat=True))
    brought = running - {clock.name for clock in declared} - set(RIGHTS)
    for name in sorted(running & _met_by(event.kind, declared, brought)):
        deadlines.meet(submission, name, at=event.at, by=event.actor)
    if not brought:
        for name in _started_by(event.kind, declared):
            deadlines.start(submission, name, on=timezone.localdate(event.at), by=event.actor)


def _met_by(step: str, declared: Iterable[Clock], brought: set[str]) -> set[str]:
    ending = BEGUN if step == GIVEN_BACK else step
    return {clock.name for clock in declared if clock.ends_with == ending} | (brought if step == ANSWERED else set())


def _started_by(step: str, declared: Iterable[Clock]) -> list[str]:
    if step in AGAIN:
        return [clock.name for clock in declared if clock.ends_with == ANSWERED and clock.name not in RIGHTS]
    if step == FINALLY:
        return [clock.name for clock in declared if clock.starts_with == ASSIGNED and clock.name not in RIGHTS]
    return [clock.name for clock in declared if clock.starts_with == step]
