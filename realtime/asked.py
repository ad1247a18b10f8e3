"""What a browser may send: `{"after": n}` and `{"ping": x}`, nothing else. One guard decodes it all."""

import json
import time
from typing import NamedTuple
from urllib.parse import parse_qs

LONGEST = 1024  # characters of a message
ABOVE = 1 << 62  # above every number a stream can reach: stands for "another history"
ECHOED = 64  # characters of a ping that come back


class Refused(Exception):
    """The message is not one of ours; the code says why."""


class After(NamedTuple):
    """Send again what follows this number."""

    seq: int


class Ping(NamedTuple):
    """Say this back."""

    value: int | float | str


def read(event: dict) -> After | Ping:
    """What an ASGI `websocket.receive` asks for; raises Refused with `binary`, `too-big`, `bad-json` or `unknown`."""
    text = event.get("text")
    if text is None:
        raise Refused("binary")
    if len(text) > LONGEST:
        raise Refused("too-big")
    try:
        content = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused("bad-json") from None
    match content:
        case {"after": int(seq)} if len(content) == 1 and not isinstance(seq, bool) and 0 <= seq <= ABOVE:
            return After(seq)
        case {"ping": value} if len(content) == 1 and _may_echo(value):
            return Ping(value)
    raise Refused("unknown")


def query_of(scope: dict) -> dict[str, str]:
    """The query string's first value per name; nothing when it has too many fields."""
    try:
        fields = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=10)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def number(text: str) -> int:
    """A number of a query string; what is none stands above every head, so that its sender reloads."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else ABOVE


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _may_echo(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= ECHOED and value.isprintable()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= 2**53  # so neither NaN nor an infinity


class Bucket:
    """Lets through `burst` messages at once and `rate` per second in the long run."""

    def __init__(self, *, burst: float = 20, rate: float = 4):
        self._burst, self._rate = burst, rate
        self._left, self._at = burst, time.monotonic()

    def take(self) -> bool:
        """Whether one more may pass now."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
