"""Clocks of submissions: started, met, paused, resumed, extended, restarted, computed again; each change is an Event.

Called from actions that act on the submission; what a person does here by themself asks for the right "handle".
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.notify import notify
from interaction.actions.telling_staff import tell_staff
from interaction.calendar import DAY
from interaction.models import Deadline, Event, Submission
from interaction.queries.deadlines import RIGHTS, count_of, explanation, most_extra_days, rule_for
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

__all__ = [
    "check_extension",
    "drop_open",
    "expire",
    "explanation",
    "extend",
    "meet",
    "pause",
    "recompute_open",
    "restart",
    "resume",
    "start",
]


@action
def start(
    submission: Submission, clock: str, *, on: date, by: Person = None, at: datetime | None = None
) -> Deadline | None:
    """Starts a clock on that local day, which is not counted itself; one that is open already is returned as it is.

    None when no rule is valid on that day: such a submission has no deadline and no place in the on-time rate.
    `at` dates the Event of a historic import.
    """
    _hold(submission)
    known = _open(submission, clock)
    rule = rule_for(submission.channel, clock, on)
    if known or rule is None:
        return known
    deadline = _computed(Deadline(submission=submission, rule=rule, started_on=on))
    deadline.save()
    _tell(deadline, submission, "clock-started", by, at=at, length=rule.length, unit=rule.unit)
    return deadline


@action
def meet(submission: Submission, clock: str, *, at: datetime | None = None, by: Person = None) -> Deadline | None:
    """Marks the clock as met, at this moment or (historic imports) another; None when no such clock is open."""
    _hold(submission)
    deadline = _open(submission, clock)
    if deadline is None:
        return None
    deadline.met_at = at or timezone.now()
    deadline.paused_since = None
    deadline.save(update_fields=["met_at", "paused_since"])
    on_time = timezone.localdate(deadline.met_at) <= deadline.due_on
    _tell(deadline, submission, "clock-met", by, at=at, on_time=on_time)
    return deadline


@action
def pause(submission: Submission, clock: str, *, on: date, reason: str, by: Person = None) -> Deadline:
    """Stops the clock: from that day on no day is counted. Officers and approvers of the department do it.

    Raises NotAllowed, Refusal, or Closed if it does not run.
    """
    deadline = _changeable(submission, clock, by=by, reason=reason, verbs=("handle", "release"))
    last = max((date.fromisoformat(one["last"]) for one in deadline.pauses), default=deadline.started_on)
    if deadline.paused_since or not last < on <= deadline.due_on:
        raise Closed(_("The clock cannot be stopped on this day: it stands already, or the day is outside the period."))
    deadline.paused_since = on
    deadline.save(update_fields=["paused_since"])
    _tell(deadline, submission, "clock-paused", by, on=on, reason=reason)
    return deadline


@action
def resume(submission: Submission, clock: str, *, on: date, reason: str = "", by: Person = None) -> Deadline:
    """Lets the clock run on; that day is the first that may be counted again. Raises NotAllowed or Closed."""
    deadline = _changeable(submission, clock, by=by, verbs=("handle", "release"))
    if deadline.paused_since is None or on < deadline.paused_since:
        raise Closed(_("The clock is not standing on this day. Reload the page to see how it stands."))
    if on > deadline.paused_since:
        stood = {"first": deadline.paused_since.isoformat(), "last": (on - DAY).isoformat(), "reason": reason}
        deadline.pauses = [*deadline.pauses, stood]
    deadline.paused_since = None
    _computed(deadline).save()
    _tell(deadline, submission, "clock-resumed", by, on=on, reason=reason)
    return deadline


@action
def extend(submission: Submission, clock: str, *, days: int, reason: str, by: Person = None) -> Deadline:
    """Makes the period longer by so many of its days (working or calendar); the citizen is told the reason and the day.

    An approver of the department does this (extensions.py: another person asks). In all no more than the rule named
    "<clock>-extension" allows on the day the clock started. Raises NotAllowed, Closed once it is over, or Refusal.
    """
    deadline = _changeable(submission, clock, by=by, reason=reason, verbs=("release",))
    check_extension(deadline, days)
    was = deadline.due_on
    deadline.extra_days += days
    _computed(deadline).save()
    event = _tell(deadline, submission, "clock-extended", by, days=days, reason=reason, was=was)
    notify(submission, event)
    return deadline


def check_extension(deadline: Deadline, days: int) -> None:
    """Raises Closed for a deadline that has passed, and Refusal for no days or more than are left to be given."""
    if deadline.paused_since is None and timezone.localdate() > deadline.due_on:
        raise Closed(_("The deadline has passed; it can no longer be extended."))
    most = most_extra_days(deadline)
    if not 1 <= days <= most:
        words = {"most": most}
        raise Refusal(_("This deadline can be extended by at most %(most)d more days, and by at least one.") % words)


@action
def expire(submission: Submission, clock: str) -> Deadline | None:
    """Ends a clock whose last day is over by the step that the law then takes; None when no such clock is open."""
    _hold(submission)
    deadline = _open(submission, clock)
    if deadline is None:
        return None
    deadline.met_at = timezone.now()
    deadline.save(update_fields=["met_at"])
    rule = deadline.rule
    _tell(deadline, submission, "clock-expired", None, law=rule.law, article=rule.article)
    return deadline


@action
def restart(submission: Submission, clock: str, *, on: date, reason: str, by: Person = None) -> Deadline | None:
    """Begins the clock anew on that day, as the law has it after a correction; starts it if it is not open."""
    _hold(submission)
    deadline = _open(submission, clock)
    if deadline is None:
        return start(submission, clock, on=on, by=by)
    deadline.started_on, deadline.pauses, deadline.paused_since, deadline.extra_days = on, [], None, 0
    _computed(deadline).save()
    _tell(deadline, submission, "clock-restarted", by, on=on, reason=reason)
    return deadline


@action
def drop_open(submission: Submission, *, reason: str, by: Person = None) -> int:
    """Ends all open clocks of a submission that will not be answered (rejected, withdrawn); returns how many."""
    _hold(submission)
    dropped = list(submission.deadlines.open().select_related("rule").order_by("id"))
    for deadline in dropped:
        _tell(deadline, submission, "clock-dropped", by, reason=reason)
        deadline.delete()
    return len(dropped)


@action
def recompute_open(*, by: Person = None) -> int:
    """Counts all open deadlines again after a change of the calendar; returns how many moved or became certain.

    Each is logged. Whose day has moved is told: the citizen, where an office owes something, and whoever handles it.
    """
    moved = 0
    for pk in sorted(set(Deadline.objects.open().values_list("submission_id", flat=True))):
        submission = Submission.objects.select_for_update().get(pk=pk)
        for deadline in submission.deadlines.open().select_related("rule"):
            moved += _recomputed(deadline, submission, by=by)
    return moved


def _recomputed(deadline: Deadline, submission: Submission, *, by: Person) -> bool:
    before = deadline.due_on, deadline.is_provisional
    _computed(deadline)
    if before == (deadline.due_on, deadline.is_provisional):
        return False
    deadline.save(update_fields=["due_on", "is_provisional", "told_soon_at", "told_late_at"])
    event = _tell(deadline, submission, "clock-recomputed", by, was=before[0])
    if before[0] != deadline.due_on and deadline.rule.clock not in RIGHTS:
        notify(submission, event)
        tell_staff(event, [submission.handler] if submission.handler else [])
    return True


def _hold(submission: Submission) -> None:
    """Locks the row and brings the caller's head of the history up to date, so that the next event fits on."""
    fresh = Submission.objects.select_for_update().only("event_seq", "event_head").get(pk=submission.pk)
    submission.event_seq, submission.event_head = fresh.event_seq, fresh.event_head


def _open(submission: Submission, clock: str) -> Deadline | None:
    return submission.deadlines.open().select_related("rule").filter(rule__clock=clock).first()


def _changeable(
    submission: Submission, clock: str, *, by: Person, reason: str | None = None, verbs: tuple[str, ...]
) -> Deadline:
    _hold(submission)
    if by is not None and not any(may(by, verb, submission) for verb in verbs):
        raise NotAllowed()
    deadline = _open(submission, clock)
    if deadline is None:
        raise Closed(_("This clock is not running. Reload the page to see how it stands."))
    if reason is not None and not reason.strip():
        raise Refusal(_("Give a reason; the person concerned will read it."))
    return deadline


def _computed(deadline: Deadline) -> Deadline:
    """The deadline counted out anew; whoever was warned of an earlier day is warned of the later one, too."""
    counted, before = count_of(deadline), deadline.due_on
    deadline.due_on, deadline.is_provisional = counted.due, counted.is_provisional
    if deadline.pk and counted.due > before:
        deadline.told_soon_at = deadline.told_late_at = None
    return deadline


def _tell(
    deadline: Deadline, submission: Submission, kind: str, by: Person, *, at: datetime | None = None, **told: object
) -> Event:
    days = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
    data = {"clock": deadline.rule.clock, "due": deadline.due_on.isoformat(), **days}
    return record(submission, kind, by=by, data=data, at=at)
