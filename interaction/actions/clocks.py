"""Which clocks a step starts and meets, by what the channel declares; and the step that follows when one runs out."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from interaction import registry
from interaction.actions import deadlines, frames
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.channels.base import Channel, Clock
from interaction.models import Deadline, Event, Submission
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


def expire_clocks() -> int:
    """Takes the steps that run-out clocks name, the day after their last one; returns how many. Two at once: once."""
    named = {
        (channel.key, clock.name): (channel, clock)
        for channel in registry.channels.values()
        for clock in channel.clocks
        if clock.expires
    }
    return sum(
        _expire(pk, channel, clock)
        for channel, clock in named.values()
        for pk in _run_out(channel, clock).order_by("due_on", "pk").values_list("pk", flat=True)
    )


def _run_out(channel: Channel, clock: Clock) -> QuerySet[Deadline]:
    """Clocks of this name whose last day is over, of submissions from which the step still leads on."""
    states = channel.workflow.step(clock.expires).sources
    found = Deadline.objects.overdue(timezone.localdate())
    return found.filter(rule__clock=clock.name, submission__channel=channel.key, submission__state__in=states)


@action
def _expire(pk: int, channel: Channel, clock: Clock) -> bool:
    """Under the lock of the submission, in one transaction: step, end of the clock and notice, or nothing of it."""
    found = Deadline.objects.select_related("submission").filter(pk=pk).first()
    if found is None:
        return False
    if found.submission.occasion_id:
        lock_occasion(found.submission)
    lock(found.submission)
    run_out = _run_out(channel, clock).select_related("rule", "submission").filter(pk=pk).first()
    if run_out is None:
        return False
    rule, due = run_out.rule, run_out.due_on.isoformat()
    deadlines.expire(run_out.submission, clock.name)
    told = {"clock": clock.name, "due": due, "law": rule.law, "article": rule.article, "by_law": not rule.is_default}
    taken = take(run_out.submission, clock.expires, by=None, data=told)
    after_step(taken, taken.last_event)
    if channel.workflow.states[taken.state].is_final:
        deadlines.drop_open(taken, reason=clock.expires)
        index(taken)
    notify(taken, taken.last_event)
    frames.tell_letter(taken)
    return True
