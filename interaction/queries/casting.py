"""The people of an occasion as producers arrange them, and the accounts they may choose from."""

from dataclasses import dataclass

from django.utils.functional import Promise

from interaction import registry
from interaction.models import Occasion, Participant
from people.models import User
from people.permissions import account_of
from people.queries import staff


@dataclass(frozen=True)
class Group:
    """Those with one part, in order; `needed` is how many there must be at least."""

    part: str
    label: str | Promise
    needed: int
    people: list[Participant]


def cast(occasion: Occasion) -> list[Group]:
    """The parts of this kind of occasion with their people and accounts; one query."""
    people = list(occasion.participants.select_related("user", "department"))
    needed = registry.get(occasion.channel).occasion_parts
    return [
        Group(str(part), Participant.Part(part).label, least, [one for one in people if one.part == part])
        for part, least in needed.items()
    ]


def person_of(occasion: Occasion, pk: int) -> Participant | None:
    """One of its people."""
    return occasion.participants.select_related("user", "occasion").filter(pk=pk).first()


def changes_of(person: Participant) -> int:
    """How often this person's line was changed: tells whether somebody else did meanwhile."""
    changes = person.occasion.events.filter(submission=None, kind="person-changed")
    return changes.filter(data__person=person.pk).count()


def staff_accounts(q: str = "") -> list[User]:
    """Active accounts that hold any role, by name; those with the words in their name, or with this contact.

    Names are encrypted at rest, so they are compared here; a district has some hundreds of such accounts.
    """
    held = staff().filter(user__is_active=True)
    accounts = sorted({row.user for row in held}, key=lambda user: (user.name, user.pk))
    q = q.strip()
    if not q:
        return accounts
    known = account_of(User.objects.known_as(q))
    return [user for user in accounts if q.casefold() in user.name.casefold() or user == known]
