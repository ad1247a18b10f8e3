"""Another department adds what it knows to an answer; the one that leads puts it together."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.letters import WRITABLE, lock_place, writers_of
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import Contribution, Submission
from interaction.rules import contributors_of, is_restricted
from people.models import Department
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

LONGEST_ASKED, SHORTEST_GIVEN, LONGEST_GIVEN = 300, 10, 5000  # characters


@action
def ask(letter: Submission, department: Department, asked_for: str, *, by: Person) -> Contribution:
    """Asks another department for its part of the answer; its officers are told and can read the letter from now on.

    Raises NotAllowed, Closed when nothing is being written, and Refusal for the own department, one that was asked
    already, and for a report, which no other department may read.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not any(may(by, verb, fresh) for verb in ("handle", "dispatch", "supervise")):
        raise NotAllowed()
    if is_restricted(fresh):
        raise Refusal(_("No other department may read a report of a breach."))
    if fresh.state not in WRITABLE:
        raise Closed(_("Nothing is being written here at the moment."))
    if department.pk == fresh.department_id:
        raise Refusal(_("This department leads already. Choose another one."))
    if not 4 < len(asked_for.strip()) <= LONGEST_ASKED:
        raise Refusal(_("Say in a sentence what the other department is to add."))
    columns = {"asked_for": asked_for.strip(), "asked_by": account_of(by)}
    try:
        with transaction.atomic():
            made = Contribution.objects.create(submission=fresh, department=department, **columns)
    except IntegrityError:
        raise Refusal(_("This department was asked already.")) from None
    event = record(fresh, "contribution-asked", by=by, data={"department": department.name})
    tell_staff(event, contributors_of(made))
    return made


@action
def give(contribution: Contribution, text: str, *, by: Person) -> Contribution:
    """An officer of the department that was asked adds its part, or puts it anew; whoever leads is told.

    Raises NotAllowed, Closed once the answer is no longer being written, and Refusal for a text too short or too long.
    """
    lock_place(contribution.submission)
    letter = lock(contribution.submission)
    fresh = Contribution.objects.select_related("department").filter(pk=contribution.pk).first()
    if fresh is None:
        raise Closed(_("This is no longer needed."))
    if not may(by, "contribute", fresh):
        raise NotAllowed()
    if letter.state not in WRITABLE:
        raise Closed(_("The answer is no longer being written."))
    if not SHORTEST_GIVEN <= len(text.strip()) <= LONGEST_GIVEN:
        raise Refusal(_("Write between 10 and 5,000 characters."))
    fresh.text, fresh.given_at, fresh.given_by = text.strip(), timezone.now(), account_of(by)
    fresh.save(update_fields=["text", "given_at", "given_by"])
    told = {"department": fresh.department.name, "text": fresh.text}
    tell_staff(record(letter, "contribution-given", by=by, data=told), writers_of(letter))
    return fresh


@action
def drop(contribution: Contribution, *, by: Person) -> None:
    """Whoever leads needs it no longer: the other department does not see the letter any more.

    Raises NotAllowed, or Closed for what was given already.
    """
    lock_place(contribution.submission)
    letter = lock(contribution.submission)
    if not any(may(by, verb, letter) for verb in ("handle", "dispatch", "supervise")):
        raise NotAllowed()
    fresh = Contribution.objects.select_related("department").filter(pk=contribution.pk).first()
    if fresh is None or fresh.given_at:
        raise Closed(_("It was given already, or is no longer asked for."))
    fresh.delete()
    record(letter, "contribution-dropped", by=by, data={"department": fresh.department.name})
