"""Many cases decided with one press: each in a transaction of its own, so that one that fails holds up no other.

All decisions of one press carry the same moment, by which they are taken back together (queries.undoable).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from moderation.actions.confirm import confirm
from moderation.actions.decide import approve, merge, reject, undo
from moderation.models import Case
from people.models import User
from people.refusals import Refusal

Seen = tuple[Case, int]  # a case and the version the moderator saw of it


@dataclass(frozen=True)
class Missed:
    """A case that was left as it stands: the sentence why, its state now, and who was faster ("" for nobody)."""

    case: Case
    sentence: str
    state: str
    by: str


@dataclass
class Outcome:
    """What one press did."""

    done: list[Case] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)


def approve_many(chosen: Iterable[Seen], *, by: User) -> Outcome:
    """Publishes each of these as it is, with personal data masked; what somebody else decided meanwhile is told."""
    at = timezone.now()
    return each(chosen, lambda case, version: approve(case, by=by, version=version, at=at))


def reject_many(chosen: Iterable[Seen], *, by: User, reason: str) -> Outcome:
    """Publishes none of these, for one reason that every author is told; what somebody else decided is told."""
    at = timezone.now()
    return each(chosen, lambda case, version: reject(case, by=by, version=version, reason=reason, at=at))


def confirm_many(chosen: Iterable[Seen], *, by: User) -> Outcome:
    """Says that a person has read each of these, which a rule had published."""
    return each(chosen, lambda case, version: confirm(case, by=by, version=version))


def gather(case: Case, others: Iterable[Seen], *, by: User, version: int) -> Outcome:
    """Publishes one text and joins the others to it.

    Raises what approve() raises, and then nothing was joined.
    """
    at = timezone.now()
    main = approve(case, by=by, version=version, at=at)
    outcome = each(others, lambda other, seen: merge(other, main, by=by, version=seen, at=at))
    return Outcome([main, *outcome.done], outcome.missed)


def join_many(chosen: Iterable[Seen], into: Case, *, by: User) -> Outcome:
    """Joins each of these to one published text of their place; what somebody else decided meanwhile is told."""
    at = timezone.now()
    return each(chosen, lambda case, version: merge(case, into, by=by, version=version, at=at))


def undo_many(chosen: Iterable[Seen], *, by: User) -> Outcome:
    """Takes this moderator's decisions of one press back, joined texts before what they were joined to."""
    ordered = sorted(chosen, key=lambda seen: seen[0].state != Case.State.MERGED)
    return each(ordered, lambda case, version: undo(case, by=by, version=version))


def each(chosen: Iterable[Seen], act: Callable[[Case, int], Case]) -> Outcome:
    """Acts on one after the other by the version that was seen; what is refused is left as it stands, and told."""
    outcome = Outcome()
    for case, version in chosen:
        try:
            outcome.done.append(act(case, version))
        except Refusal as refusal:
            fresh = {"state": case.state, "by": ""} | refusal.fresh
            outcome.missed.append(Missed(case, str(refusal.sentence), str(fresh["state"]), str(fresh["by"])))
    return outcome
