"""More time for an answer: an officer asks, an approver of the department, another person, grants or refuses it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions.deadlines import check_extension, extend
from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import Deadline, Extension, Submission
from interaction.rules import approvers_of
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

LONGEST_REASON = 300  # characters


@action
def ask(letter: Submission, clock: str, *, days: int, reason: str, by: Person) -> Extension:
    """Asks for so many more days of this clock; the approvers of the department are told.

    `reason` is what the citizen reads once it is granted. Raises NotAllowed, Closed when the clock does not run or is
    over, Stale while another request waits, and Refusal for days the rule does not give or without a reason.
    """
    fresh = lock(letter)
    if not may(by, "handle", fresh):
        raise NotAllowed()
    deadline = fresh.deadlines.open().select_related("rule", "submission").filter(rule__clock=clock).first()
    if deadline is None:
        raise Closed(_("This clock is not running. Reload the page to see how it stands."))
    _check_words(reason)
    check_extension(deadline, days)
    asked = _created(deadline, days, reason.strip(), by)
    data = {"clock": clock, "due": deadline.due_on.isoformat(), "days": days, "reason": reason.strip()}
    event = record(fresh, "extension-asked", by=by, data={**data, "extension": asked.pk})
    tell_staff(event, approvers_of(fresh))
    return asked


@action
def grant(extension: Extension, *, by: Person, answer: str = "") -> Deadline:
    """Gives the days that were asked for: the clock runs longer, and the citizen is told why and until when.

    Raises NotAllowed, Stale when it was decided already, Closed once the clock is over, and Refusal for the person
    who asked.
    """
    asked, letter = _waiting(extension, by=by)
    deadline = extend(letter, asked.deadline.rule.clock, days=asked.days, reason=asked.reason, by=by)
    _decide(asked, Extension.State.GRANTED, by=by, answer=answer)
    event = letter.events.filter(kind="clock-extended").latest("seq")
    tell_staff(event, [asked.asked_by] if asked.asked_by else [])
    return deadline


@action
def refuse(extension: Extension, *, by: Person, answer: str) -> Extension:
    """Leaves the deadline as it is; whoever asked reads the reason. Raises as grant does, and Refusal without one."""
    asked, letter = _waiting(extension, by=by)
    _check_words(answer)
    _decide(asked, Extension.State.REFUSED, by=by, answer=answer)
    data = {"clock": asked.deadline.rule.clock, "days": asked.days, "reason": answer.strip(), "extension": asked.pk}
    event = record(letter, "extension-refused", by=by, data=data)
    tell_staff(event, [asked.asked_by] if asked.asked_by else [])
    return asked


def _created(deadline: Deadline, days: int, reason: str, by: Person) -> Extension:
    """One request at a time: the letter is locked, and the database would refuse a second."""
    if deadline.extensions.filter(state=Extension.State.ASKED).exists():
        raise Stale(_("More time has been asked for already; an approver decides it first."))
    try:
        with transaction.atomic():
            return Extension.objects.create(deadline=deadline, days=days, reason=reason, asked_by=account_of(by))
    except IntegrityError as twice:
        raise Stale(_("More time has been asked for already; an approver decides it first.")) from twice


def _waiting(extension: Extension, *, by: Person) -> tuple[Extension, Submission]:
    """The request and its letter, fresh and locked, for somebody else than asked."""
    letter = lock(extension.deadline.submission)
    if not may(by, "release", letter):
        raise NotAllowed()
    asked = Extension.objects.select_related("deadline__rule", "asked_by").filter(pk=extension.pk).first()
    if asked is None or asked.state != Extension.State.ASKED:
        raise Stale(fresh={"state": asked.state if asked else ""})
    account = account_of(by)
    if account is not None and asked.asked_by == account:
        raise Refusal(_("Whoever asks for more time cannot grant it. Ask a second person."))
    return asked, letter


def _decide(asked: Extension, state: str, *, by: Person, answer: str) -> None:
    asked.state, asked.answer = state, answer.strip()[:LONGEST_REASON]
    asked.decided_by, asked.decided_at = account_of(by), timezone.now()
    asked.save(update_fields=["state", "answer", "decided_by", "decided_at"])


def _check_words(reason: str) -> None:
    if not reason.strip():
        raise Refusal(_("Give a reason; the person concerned will read it."))
    if len(reason.strip()) > LONGEST_REASON:
        raise Refusal(_("Say it shorter: a reason has at most 300 characters."))
