"""Fixed-window limits on the cache, shared by pages and sockets."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.core.cache import cache

from people.refusals import TooSoon


def count(name: str, key: str, *, per_seconds: int) -> int:
    """How often `key` has done `name` in the present window of that many seconds, this time included."""
    slot = f"limit:{name}:{key}:{int(time.time()) // per_seconds}"
    cache.add(slot, 0, per_seconds + 5)
    try:
        return cache.incr(slot)
    except ValueError:  # the entry was evicted between the two calls
        cache.set(slot, 1, per_seconds + 5)
        return 1


def hold(name: str, key: str, *, most: int, per_seconds: int, say: Callable[[datetime], str] | None = None) -> None:
    """Counts one more and raises TooSoon once `most` in `per_seconds` is passed.

    `say` makes the refusal's sentence from the moment at which the next one is taken.
    """
    if count(name, key, per_seconds=per_seconds) > most:
        raise TooSoon(say(free_at(per_seconds)) if say else None)


def free_at(per_seconds: int) -> datetime:
    """When the present window of that many seconds is over."""
    return datetime.fromtimestamp((int(time.time()) // per_seconds + 1) * per_seconds, UTC)
