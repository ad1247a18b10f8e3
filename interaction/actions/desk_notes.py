"""Words of colleagues about a letter, and the instruction of whoever leads them; never public."""

from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.letters import lock_place, writers_of
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import DeskNote, Submission
from interaction.queries.letter_instruction import ASKED, GIVEN, ON_ITS_WAY, instruction_asked
from interaction.rules import dispatchers_of
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

LONGEST = 1000  # characters


@action
def add_note(letter: Submission, text: str, *, by: Person) -> DeskNote:
    """A note for whoever works on the letter. Raises NotAllowed, or Refusal for an empty or too long one."""
    return _noted(letter, text, DeskNote.Kind.NOTE, by=by, verbs=("handle", "release", "dispatch", "supervise"))


@action
def add_instruction(letter: Submission, text: str, *, by: Person) -> DeskNote:
    """What the head of the district wants done, entered by a dispatcher or supervisor; its officers are told."""
    return _noted(letter, text, DeskNote.Kind.INSTRUCTION, by=by, verbs=("dispatch", "supervise"))


@action
def ask_instruction(letter: Submission, *, by: Person) -> bool:
    """A dispatcher asks for the instruction of whoever leads; the other dispatchers are told, once until it is there.

    Returns whether it was asked now. Raises NotAllowed, or Closed for a letter that is over.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "dispatch", fresh):
        raise NotAllowed()
    if fresh.state not in ON_ITS_WAY:
        raise Closed(_("This letter is over. Look at how it stands."))
    if instruction_asked(fresh):
        return False
    tell_staff(record(fresh, ASKED, by=by), dispatchers_of(fresh))
    return True


def _noted(letter: Submission, text: str, kind: str, *, by: Person, verbs: tuple[str, ...]) -> DeskNote:
    lock_place(letter)
    fresh = lock(letter)
    if not any(may(by, verb, fresh) for verb in verbs):
        raise NotAllowed()
    if not 1 < len(text.strip()) <= LONGEST:
        raise Refusal(_("Write a note of at most 1,000 characters."))
    note = DeskNote.objects.create(submission=fresh, kind=kind, by=account_of(by), text=text.strip())
    is_order = kind == DeskNote.Kind.INSTRUCTION
    event = record(fresh, GIVEN if is_order else "desk-note", by=by, data={"note": note.pk})
    if fresh.department_id and (is_order or fresh.handler):
        tell_staff(event, writers_of(fresh))
    return note
