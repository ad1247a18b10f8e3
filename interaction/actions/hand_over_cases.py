"""All open cases of an officer who is away or leaves go to a colleague; none stays without somebody."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from interaction.actions.letters import lock_place
from interaction.actions.letters_handlers import named
from interaction.actions.steps import lock
from interaction.models import Submission
from interaction.queries.letter_people import open_cases_of
from people.models import User
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action


@dataclass
class HandedOver:
    """How many cases changed hands, and the numbers of those that did not, each with the sentence why."""

    done: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)


@action
def hand_on(letter: Submission, to: User, *, by: Person, away: User) -> Submission:
    """One case of a colleague who is away goes to another. Raises as give_case does; Stale if it is theirs no more."""
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "name-handler", fresh) or not (may(by, "supervise", fresh) or may(by, "release", fresh)):
        raise NotAllowed()
    if fresh.handler_id != away.pk:
        raise Stale()
    return named(fresh, to, by=by, version=None, kind="handed-to")


def hand_over_cases(away: User, to: User, *, by: Person) -> HandedOver:
    """Hands every open case of somebody who is away to another, each by itself; what could not be is told.

    Raises Refusal when both are the same person.
    """
    if away.pk == to.pk:
        raise Refusal(_("Choose another colleague than the one who is away."))
    told = HandedOver()
    for letter in open_cases_of(away, by):
        try:
            hand_on(letter, to, by=by, away=away)
            told.done += 1
        except Refusal as refusal:
            told.left.append((letter.number, str(refusal.sentence)))
    return told
