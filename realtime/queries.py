"""What the wire reads: heads, frames and the epoch."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Sum, Value

from realtime.models import Attendance, Epoch, Frame, Stream
from realtime.sketch import Sketch

PAGE = 500  # frames read at once


class Head(NamedTuple):
    """Where a topic stands: its last number, and how often texts were erased from it."""

    seq: int
    erased: int


class Position(NamedTuple):
    """Where a page that is rendered now starts to follow: the topic's last number and the epoch."""

    seq: int
    epoch: str


class Minute(NamedTuple):
    """What one process noted of a topic in one minute: the most at once, how many came, and their sketch."""

    topic: str
    minute: datetime
    most: int
    came: int
    sketch: bytes


class Attended(NamedTuple):
    """Who followed a topic: the most at once in one minute, how often somebody came, about how many people."""

    peak: int
    visits: int
    visitors: int


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


def attended(topic: str) -> Attended:
    """Who followed this topic in the minutes that are kept; a minute's viewers are those of all processes together."""
    rows = Attendance.objects.filter(topic=topic)
    minutes = rows.order_by().values("minute").annotate(most=Sum("most"), came=Sum("came"))
    found = list(minutes.values_list("most", "came"))
    everybody = Sketch()
    for sketch in rows.order_by().values_list("sketch", flat=True).iterator():
        everybody.merge(bytes(sketch))
    peak = max((most for most, _came in found), default=0)
    return Attended(peak, sum(came for _most, came in found), everybody.estimate())


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
