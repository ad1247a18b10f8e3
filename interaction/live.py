"""Registers the live topics of the message core with the wire."""

from interaction.models import Occasion
from interaction.queries.desk import desk_state
from interaction.queries.room import room_counters, room_state
from interaction.queries.studio import studio_state
from interaction.rules import places_of
from people.models import Department
from people.permissions import may
from realtime import topics


def register() -> None:
    """Room (public), studio and desk (guarded) of every interview; the letters of every department and of all (0)."""
    room = r"interview-(?P<pk>[1-9][0-9]{0,9})"
    topics.register(room, exists=_is_public, snapshot=_room, counters=_counters)
    topics.register(f"{room}-studio", exists=_exists, snapshot=_studio, may_watch=_may_studio)
    topics.register(f"{room}-desk", exists=_exists, snapshot=_desk, may_watch=_may_moderate)
    letters = r"desk-letters-(?P<place>0|[1-9][0-9]{0,9})"
    topics.register(letters, exists=_is_place, snapshot=_letters, may_watch=_may_watch_letters)


def _is_public(pk: str) -> bool:
    return Occasion.objects.visible_to(None).filter(pk=int(pk), channel="interview").exists()


def _exists(pk: str) -> bool:
    return Occasion.objects.filter(pk=int(pk), channel="interview").exists()


def _room(pk: str) -> dict:
    return room_state(Occasion.objects.get(pk=int(pk)))


def _studio(pk: str) -> dict:
    return studio_state(Occasion.objects.get(pk=int(pk)))


def _desk(pk: str) -> dict:
    return desk_state(f"interview-{pk}")


def _counters(pk: str) -> dict:
    return room_counters(int(pk))


def _is_place(place: str) -> bool:
    return place == "0" or Department.objects.filter(pk=int(place)).exists()


def _letters(place: str) -> dict:
    return {}


def _may_watch_letters(user, place: str) -> bool:
    ids = set().union(*places_of(user))
    return None in ids or int(place) in ids


def _may_studio(user, pk: str) -> bool:
    return _may(user, "studio", pk)


def _may_moderate(user, pk: str) -> bool:
    return _may(user, "moderate", pk)


def _may(user, verb: str, pk: str) -> bool:
    occasion = Occasion.objects.filter(pk=int(pk), channel="interview").first()
    return occasion is not None and may(user, verb, occasion)
