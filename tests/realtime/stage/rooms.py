"""What the stage's topics hold and who may watch them."""

from people.models import Membership
from realtime import topics
from realtime.models import Frame, Stream

counted: dict[str, dict] = {}


def register():
    """Public rooms 1 to 99, and desks for everybody with a membership."""
    topics.register(r"room-(?P<number>\d+)", exists=_exists, snapshot=_room, counters=_counters)
    topics.register(r"desk-(?P<number>\d+)", exists=_exists, snapshot=_desk, may_watch=_is_member)


def _exists(number):
    return 0 < int(number) < 100


def _room(number):
    return _state(f"room-{number}")


def _desk(number):
    return _state(f"desk-{number}")


def _state(topic):
    """What the frames add up to, read apart from the wire's own reading of the head."""
    count = Frame.objects.filter(stream__topic=topic).count()
    head = Stream.objects.filter(topic=topic).values_list("last_seq", flat=True).first() or 0
    return {"frames": count, "head": head}


def _counters(number):
    return counted.get(f"room-{number}", {"supports": 0})


def _is_member(user, number):
    return Membership.objects.filter(user_id=user.pk).exists()
