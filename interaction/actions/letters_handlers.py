"""Who writes the answer to a letter: an officer takes it, or is given it."""

from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.letters import lock_place
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import Submission
from interaction.rules import is_restricted, officers_of
from people.models import User
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

WITH_DEPARTMENT = ("assigned", "in-progress", "in-review")


@action
def take_case(letter: Submission, *, by: User, version: int | None = None) -> Submission:
    """An officer takes a letter of the department that nobody has. Raises as give_case does; Closed if one has it."""
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "handle", fresh):
        raise NotAllowed()
    if is_restricted(fresh):
        raise Refusal(_("A report is given to a named person by a dispatcher or an approver; nobody takes it alone."))
    if fresh.handler_id and fresh.handler_id != by.pk:
        raise Closed(_("A colleague has taken this letter already. Ask for it to be given to you."))
    return named(fresh, by, by=by, version=version, kind="handler-named")


@action
def give_case(letter: Submission, to: User, *, by: Person, version: int | None = None) -> Submission:
    """Names the officer of the department who answers; that person is told.

    Raises NotAllowed, Stale when the letter has changed or is not with a department, and Refusal for somebody who does
    not handle letters there.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "name-handler", fresh):
        raise NotAllowed()
    return named(fresh, to, by=by, version=version, kind="handler-named")


def named(letter: Submission, to: User, *, by: Person, version: int | None, kind: str) -> Submission:
    """Writes the handler of a locked letter into its row and history, and tells that person; `kind` is the event's."""
    if (version is not None and version != letter.version) or letter.state not in WITH_DEPARTMENT:
        raise Stale(fresh={"state": letter.state, "version": letter.version})
    if not officers_of(letter).filter(pk=to.pk).exists() and not may(to, "handle", letter):
        raise Refusal(_("This person does not answer letters of this department. Choose one of its officers."))
    before, letter.handler = letter.handler_id, to
    letter.version += 1
    letter.save(update_fields=["handler", "version"])
    event = record(letter, kind, by=by, data={"person": to.pk, "before": before})
    tell_staff(event, [to])
    frames.tell_letter(letter)
    return letter
