"""A department gives a letter back because it is not its own; the second time a supervisor decides."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.clocks import after_step
from interaction.actions.letters import is_final, lock_place
from interaction.actions.steps import lock, take
from interaction.actions.telling_staff import tell_staff
from interaction.models import Submission
from interaction.queries.letter_acts import last_return_day
from interaction.rules import dispatchers_of, supervisors_of
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action


@action
def give_back(letter: Submission, reason: str, *, by: Person, version: int | None = None) -> Submission:
    """Returns a letter that belongs elsewhere, with a reason that whoever assigns it reads; nobody has it then.

    Dispatchers are told, the second time the supervisors. Raises NotAllowed, Stale, Refusal without a reason, and
    Closed after the last day of the clock "return", after an answer, and for what was assigned for good.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "handle", fresh):
        raise NotAllowed()
    _check(fresh)
    if len(reason.strip()) < 5:
        raise Refusal(_("Say in a sentence why this is not yours, and whose it is."))
    given_by = fresh.department
    told = {"department": given_by.name if given_by else "", "place": fresh.department_id}
    columns = {"department": None, "handler": None, "returned": fresh.returned + 1}
    back = take(letter, "not-ours", by=by, version=version, reason=reason.strip(), data=told, **columns)
    after_step(back, back.last_event)
    tell_staff(back.last_event, supervisors_of(back) if is_final(back) else dispatchers_of(back))
    frames.tell_letter(back, left=fresh.department_id)
    return back


def _check(letter: Submission) -> None:
    if is_final(letter):
        raise Closed(_("A supervisor has assigned this letter for good. It can no longer be given back."))
    if letter.answered_at:
        raise Closed(_("Your department has answered this letter before. It can no longer be given back."))
    last = last_return_day(letter)
    if last and timezone.localdate() > last:
        raise Closed(_("The time to give it back is over. Ask the dispatcher to assign it to another department."))
