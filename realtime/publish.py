"""Frames are collected while an action runs, numbered at its end under row locks, rung after commit."""

import functools
import hashlib
import json
import secrets
import time
from contextvars import ContextVar
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError, transaction
from django.utils import timezone

from realtime.bell import ring
from realtime.models import Frame, Stream

_open: ContextVar["list[Pending] | None"] = ContextVar("pending_frames", default=None)


@dataclass(frozen=True)
class Pending:
    """A frame that waits for its number."""

    topic: str
    kind: str
    data: dict


def publish(topic: str, kind: str, data: dict) -> None:
    """Adds a frame to the running action; raises RuntimeError outside an `@action`.

    `data` holds codes, plain texts, names and times for this topic's whole audience: nothing private.
    """
    pending = _open.get()
    if pending is None:
        raise RuntimeError("publish() is called only inside an @action")
    pending.append(Pending(topic, kind, data))


def action(function):
    """Runs the function in one transaction; the outermost one numbers all frames at its end and rings after commit.

    Inner actions join the outer one. A deadlock of the database is retried once around the outermost.
    """

    @functools.wraps(function)
    def run(*args, **kwargs):
        if _open.get() is not None:
            return function(*args, **kwargs)
        try:
            return _outermost(function, args, kwargs)
        except OperationalError as error:
            if not _is_deadlock(error) or transaction.get_connection().in_atomic_block:
                raise
            time.sleep(0.02 + secrets.randbelow(30) / 1000)
            return _outermost(function, args, kwargs)

    return run


def _outermost(function, args, kwargs):
    pending: list[Pending] = []
    token = _open.set(pending)
    try:
        with transaction.atomic():
            result = function(*args, **kwargs)
            _number(pending)
        return result
    finally:
        _open.reset(token)


def _is_deadlock(error) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in ("40P01", "40001")


def _number(pending: list[Pending]) -> None:
    """Gives the frames their numbers under the row locks of their streams, taken in topic order."""
    topics = sorted({frame.topic for frame in pending})
    if not topics:
        return
    Stream.objects.bulk_create([Stream(topic=topic) for topic in topics], ignore_conflicts=True)
    locked = Stream.objects.select_for_update().filter(topic__in=topics).order_by("topic")
    streams = {stream.topic: stream for stream in locked}
    at = timezone.now()
    Frame.objects.bulk_create([_next_frame(streams[frame.topic], frame, at) for frame in pending])
    Stream.objects.bulk_update(streams.values(), ["last_seq", "last_hash"])
    transaction.on_commit(functools.partial(ring, topics), robust=True)


def _next_frame(stream: Stream, frame: Pending, at) -> Frame:
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


def inner_hash(salt: str, data: dict) -> str:
    """H(salt ‖ data), data as canonical JSON."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256((salt + text).encode()).hexdigest()


def chain_hash(previous: str, seq: int, kind: str, inner: str) -> str:
    """h(n) = H(h(n−1) ‖ seq ‖ kind ‖ inner)."""
    return hashlib.sha256(f"{previous}|{seq}|{kind}|{inner}".encode()).hexdigest()


def forget(topic: str, *, kinds: tuple[str, ...], key: str, value) -> None:
    """Deletes text and salt of the topic's frames of these kinds whose data[key] is value (LIVE.md 7)."""
    frames = Frame.objects.filter(stream__topic=topic, kind__in=kinds, **{f"data__{key}": value})
    frames.update(data=None, salt="")
