"""What an action collected gets its numbers here: under row locks, in one order, without a hole."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from realtime.bell import ring
from realtime.models import Frame, Stream
from realtime.record import chain_hash, inner_hash


@dataclass(frozen=True)
class Pending:
    """A frame that waits for its number."""

    topic: str
    kind: str
    data: dict


@dataclass(frozen=True)
class Erasure:
    """Texts that must vanish from the frames a topic has already."""

    topic: str
    kinds: tuple[str, ...]
    key: str
    value: Any


@dataclass(frozen=True)
class Nudge:
    """Word to a topic's browsers that something of their own may have changed."""

    topic: str


Entry = Pending | Erasure | Nudge


def settle(pending: list[Entry]) -> None:
    """Erases, then numbers, under the row locks of all streams concerned; rings after commit."""
    if not pending:
        return
    written = sorted({entry.topic for entry in pending if not isinstance(entry, Nudge)})
    if written:
        streams = _locked(written)
        for entry in pending:
            if isinstance(entry, Erasure):
                _erase(streams[entry.topic], entry)
        at = timezone.now()
        frames = [_next_frame(streams[entry.topic], entry, at) for entry in pending if isinstance(entry, Pending)]
        Frame.objects.bulk_create(frames)
        Stream.objects.bulk_update(streams.values(), ["last_seq", "last_hash", "erased"])
    topics = sorted({entry.topic for entry in pending})

    def ring_bell() -> None:  # Django asks a robust hook that fails for its name: no partial
        ring(topics)

    transaction.on_commit(ring_bell, robust=True)


def _locked(topics: list[str]) -> dict[str, Stream]:
    """The streams of these topics, locked in topic order; a topic's first frame makes its stream."""
    locked = Stream.objects.select_for_update().filter(topic__in=topics).order_by("topic")
    found = {stream.topic: stream for stream in locked}
    if len(found) < len(topics):
        missing = [Stream(topic=topic) for topic in topics if topic not in found]
        Stream.objects.bulk_create(missing, ignore_conflicts=True)
        found = {stream.topic: stream for stream in locked.all()}
    return found


def _erase(stream: Stream, erasure: Erasure) -> None:
    frames = Frame.objects.filter(stream=stream, kind__in=erasure.kinds, **{f"data__{erasure.key}": erasure.value})
    frames.update(data=None, salt="")
    stream.erased += 1


def _next_frame(stream: Stream, frame: Pending, at: datetime) -> Frame:
    stream.last_seq += 1
    salt = secrets.token_hex(16)
    inner = inner_hash(salt, frame.data)
    stream.last_hash = chain_hash(stream.last_hash, stream.last_seq, frame.kind, inner)
    return Frame(
        stream=stream,
        seq=stream.last_seq,
        at=at,
        kind=frame.kind,
        data=frame.data,
        salt=salt,
        inner_hash=inner,
        hash=stream.last_hash,
    )
