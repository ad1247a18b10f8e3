"""What the wire reads: heads, frames and the epoch."""

from typing import NamedTuple

from django.db.models import Value

from realtime.models import Epoch, Frame, Stream

PAGE = 500  # frames read at once


class Head(NamedTuple):
    """Where a topic stands: its last number, and how often texts were erased from it."""

    seq: int
    erased: int


class Position(NamedTuple):
    """Where a page that is rendered now starts to follow: the topic's last number and the epoch."""

    seq: int
    epoch: str


NOTHING = Head(0, 0)


def present_epoch() -> str:
    """The id of the present history; the first to ask makes it."""
    return Epoch.objects.get_or_create(id=1)[0].value


def position(topic: str) -> Position:
    """The head and the epoch that a page hands to live.js; read it before the state it shows."""
    epoch, found = heads([topic])
    return Position(found[topic].seq, epoch)


def heads(topics: list[str]) -> tuple[str, dict[str, Head]]:
    """The epoch and the head of each topic, in one query; a topic without frames stands at 0."""
    streams = Stream.objects.filter(topic__in=topics).values_list("topic", "last_seq", "erased")
    epochs = Epoch.objects.values_list("value", Value(-1), Value(-1))
    rows = list(streams.union(epochs, all=True))
    found = {name: Head(seq, erased) for name, seq, erased in rows if seq >= 0}
    epoch = next((name for name, seq, _erased in rows if seq < 0), None) or present_epoch()
    return epoch, {topic: found.get(topic, NOTHING) for topic in topics}


def frames_after(topic: str, seq: int, *, limit: int = PAGE) -> list[Frame]:
    """The topic's frames with a number above `seq`, in order, at most `limit`."""
    return list(Frame.objects.filter(stream__topic=topic, seq__gt=seq).order_by("seq")[:limit])


def news(topic: str, seq: int) -> tuple[int, list[Frame]]:
    """What came after `seq`, and how often texts were erased: read last, so never older than the frames."""
    frames = frames_after(topic, seq)
    return _erased(topic), frames


def stretch(topic: str, after: int, limit: int) -> tuple[int, list[Frame]]:
    """The frames after a number, and how often texts were erased before reading them."""
    return _erased(topic), frames_after(topic, after, limit=limit)


def _erased(topic: str) -> int:
    return Stream.objects.filter(topic=topic).values_list("erased", flat=True).first() or 0
