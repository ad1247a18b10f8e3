"""A supervisor asks for speed, and watches over a letter until it is answered."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions.events import record
from interaction.actions.letters import lock_place, writers_of
from interaction.actions.steps import lock
from interaction.actions.telling_staff import tell_staff
from interaction.models import Submission
from interaction.rules import approvers_of, dispatchers_of
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, TooSoon
from realtime.publish import action

OPEN = ("accepted", "assigned", "in-progress", "in-review")


@action
def urge(letter: Submission, *, by: Person) -> Submission:
    """Tells whoever has the letter that it is urgent, at most once a day; a note in the history says so.

    Raises NotAllowed, Closed for what nobody has to do anything about, and TooSoon on the same day.
    """
    fresh = _supervised(letter, by)
    if fresh.state not in OPEN:
        raise Closed(_("Nothing is open here; nobody needs to be asked for speed."))
    if fresh.urged_at and timezone.localdate(fresh.urged_at) == timezone.localdate():
        raise TooSoon(_("They were asked for speed today already. You can ask again tomorrow."))
    fresh.urged_at = timezone.now()
    fresh.save(update_fields=["urged_at"])
    tell_staff(record(fresh, "urged", by=by), _concerned(fresh))
    return fresh


@action
def supervise(letter: Submission, watched: bool, *, by: Person) -> Submission:
    """Sets or takes away the mark that a supervisor watches over the letter; its officers are told when it is set."""
    fresh = _supervised(letter, by)
    if fresh.is_supervised == watched:
        return fresh
    fresh.is_supervised = watched
    fresh.save(update_fields=["is_supervised"])
    event = record(fresh, "supervised" if watched else "unsupervised", by=by)
    if watched:
        tell_staff(event, _concerned(fresh))
    return fresh


def _supervised(letter: Submission, by: Person) -> Submission:
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "supervise", fresh):
        raise NotAllowed()
    return fresh


def _concerned(letter: Submission) -> list:
    if letter.state == "accepted":
        return list(dispatchers_of(letter))
    return list(approvers_of(letter)) if letter.state == "in-review" else writers_of(letter)
