"""take(): the only way a state changes."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions.events import record
from interaction.models import Occasion, Submission
from interaction.workflow import Step, Workflow
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

Thing = TypeVar("Thing", Submission, Occasion)


def lock(thing: Thing) -> Thing:
    """The same row, fresh and locked until the transaction ends.

    Not its key: whoever commits a row that only points here need not wait, or the two would wait for each other.
    """
    return type(thing)._base_manager.select_for_update(no_key=True).get(pk=thing.pk)


def lock_occasion(question: Submission) -> Occasion:
    """The occasion of this question, fresh and locked; NotAllowed for a letter that belongs to none."""
    if question.occasion is None:
        raise NotAllowed()
    return lock(question.occasion)


def workflow_of(thing: Submission | Occasion) -> Workflow:
    """The workflow that rules this submission or occasion."""
    return registry.get(thing.channel).workflow_of(thing)


@action
def take(
    thing: Thing,
    step_name: str,
    *,
    by: Person,
    version: int | None = None,
    reason: str = "",
    data: dict | None = None,
    **columns: Any,
) -> Thing:
    """Takes one step of the thing's workflow and returns the fresh, locked row.

    `by` None is the system itself (the clock, or a moderator's decision that moderation has checked).
    `columns` are set together with the state. Raises NotAllowed, Stale (`fresh` has the newer state), Closed for a
    step that shows what is hidden, or Refusal.
    """
    locked = lock(thing)
    if locked.channel != thing.channel:  # moved since the caller looked
        raise Stale(fresh={"state": locked.state, "version": locked.version})
    step = workflow_of(locked).step(step_name)
    _check(locked, step, by=by, version=version, reason=reason)
    before = locked.state
    locked.state = step.target
    locked.version += 1
    for name, value in columns.items():
        setattr(locked, name, value)
    locked.save(update_fields=["state", "version", *columns])
    told = {"from": before, "to": step.target, **({"reason": reason} if reason else {}), **(data or {})}
    locked.last_event = record(locked, step.name, by=by, data=told, public=step.is_public)
    return locked


def _check(thing: Submission | Occasion, step: Step, *, by: Person, version: int | None, reason: str) -> None:
    if by is not None and not may(by, step.verb, thing):
        raise NotAllowed()
    if (version is not None and version != thing.version) or thing.state not in step.sources:
        raise Stale(fresh={"state": thing.state, "version": thing.version})
    if step.shows and isinstance(thing, Submission) and thing.hidden_from:
        raise Closed(_("A moderator has hidden this text. Nothing of it is published until it is shown again."))
    if step.needs_reason and not reason:
        raise Refusal(_("Give a reason; the person concerned will read it."))
