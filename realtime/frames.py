"""Frames as browsers get them: encoded once per process, to JSON text and to a ready websocket frame."""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from autobahn.websocket.protocol import PreparedMessage
from django.utils import timezone

from realtime.models import Frame

PORTION = 64 * 1024  # characters: a message that a slow line still takes in a moment


class Encoded(NamedTuple):
    """One frame as JSON text, with its number and kind."""

    seq: int
    kind: str
    text: str


class Message:
    """One text for many sockets."""

    def __init__(self, text: str):
        self.text = text

    @classmethod
    def of(cls, content: dict) -> "Message":
        """An unnumbered message with this content."""
        return cls(to_json(content))

    @cached_property
    def payload(self) -> bytes:
        return self.text.encode()

    @cached_property
    def prepared(self) -> PreparedMessage:
        """The ready websocket frame, never compressed."""
        return PreparedMessage(self.payload, False, False, True)


class Batch(Message):
    """Frames that travel in one message, from `first` to `last` without a hole."""

    def __init__(self, frames: Sequence[Encoded]):
        self.inner = ",".join(frame.text for frame in frames)
        super().__init__(f'{{"frames":[{self.inner}]}}')
        self.first, self.last = frames[0].seq, frames[-1].seq


def portion(frames: Sequence[Encoded]) -> Batch:
    """As many of these frames, from the first on, as one message should carry: all, unless they are long."""
    size = 0
    for count, frame in enumerate(frames):
        size += len(frame.text)
        if count and size > PORTION:
            return Batch(frames[:count])
    return Batch(frames)


def to_json(content: object) -> str:
    """Compact JSON, Chinese as it is; refuses NaN and infinities."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def encode(frame: Frame) -> Encoded:
    """A frame of the database as browsers get it; the data of a withdrawn one is null."""
    at = timezone.localtime(frame.at).isoformat(timespec="milliseconds")
    text = to_json({"seq": frame.seq, "at": at, "kind": frame.kind, "data": frame.data})
    return Encoded(frame.seq, frame.kind, text)


RELOAD = Message.of({"reload": True})
MINE = Message.of({"mine": True})
