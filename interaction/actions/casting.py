"""Who takes part in an occasion: named, changed, put in order, taken off again."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.models import Message, Occasion, Participant
from interaction.queries.casting import changes_of
from people.models import User
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

OVER = ("archived", "cancelled", "discarded")


@action
def add_person(occasion: Occasion, part: str, columns: dict[str, Any], *, by: Person) -> Participant:
    """Gives somebody a part, after those who have it; `columns` as CastForm tells them.

    Raises NotAllowed, Closed once it is over, or Refusal for somebody who has this part already.
    """
    fresh = _open_for(occasion, by)
    if part not in registry.get(fresh.channel).occasion_parts:
        raise NotAllowed()
    _refuse_twice(fresh, part, columns["user"])
    last = fresh.participants.filter(part=part).aggregate(last=Max("place"))["last"] or 0
    person = Participant.objects.create(occasion=fresh, part=part, place=last + 1, **columns)
    _note(fresh, "person-added", person, by)
    return person


@action
def change_person(person: Participant, columns: dict[str, Any], *, by: Person, seen: int) -> Participant:
    """Other account, name, post or department. `seen` is queries.casting.changes_of() as the producer began.

    What was said under the old name keeps it. Raises NotAllowed, Closed, Stale or Refusal.
    """
    fresh = _open_for(person.occasion, by)
    locked = _locked(person)
    if seen != changes_of(locked):
        raise Stale()
    _refuse_twice(fresh, locked.part, columns["user"], but=locked)
    if locked.user != columns["user"]:
        locked.seen_at = None
    for name, value in columns.items():
        setattr(locked, name, value)
    locked.save(update_fields=[*columns, "seen_at"])
    _note(fresh, "person-changed", locked, by)
    return locked


@action
def remove_person(person: Participant, *, by: Person) -> None:
    """Takes somebody off. Raises NotAllowed, Closed, Stale if it was done already, Refusal for one who has spoken."""
    fresh = _open_for(person.occasion, by)
    locked = _locked(person)
    if Message.objects.filter(participant=locked).exists():
        raise Refusal(_("%(name)s has already written here and stays in the list.") % {"name": locked.name})
    _note(fresh, "person-removed", locked, by)
    locked.delete()


@action
def move_up(person: Participant, *, by: Person) -> None:
    """One place further up among those with the same part; the first one stays. Raises NotAllowed, Closed or Stale."""
    fresh = _open_for(person.occasion, by)
    people = list(fresh.participants.filter(part=person.part))
    at = next((at for at, one in enumerate(people) if one.pk == person.pk), None)
    if at is None:
        raise Stale()
    people.insert(max(at - 1, 0), people.pop(at))
    for place, one in enumerate(people, start=1):
        one.place = place
    Participant.objects.bulk_update(people, ["place"])
    if at:
        _note(fresh, "person-moved", person, by)


def _open_for(occasion: Occasion, by: Person) -> Occasion:
    fresh = lock(occasion)
    if not may(by, "produce", fresh):
        raise NotAllowed()
    if fresh.state in OVER:
        raise Closed(_("It is over; its people stay as they were."))
    return fresh


def _locked(person: Participant) -> Participant:
    found = Participant.objects.select_for_update().filter(pk=person.pk).first()
    if found is None:
        raise Stale(_("Somebody else has taken this person off already."))
    return found


def _refuse_twice(occasion: Occasion, part: str, user: User | None, *, but: Participant | None = None) -> None:
    holders = occasion.participants.filter(part=part, user=user)
    if user and any(holder != but for holder in holders):
        raise Refusal(_("This account has this part already."))


def _note(occasion: Occasion, kind: str, person: Participant, by: Person) -> None:
    """People are part of what a second person approves, so the version moves with them."""
    occasion.version += 1
    occasion.save(update_fields=["version"])
    record(occasion, kind, by=by, data={"person": person.pk, "part": person.part})
