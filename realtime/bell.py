"""The doorbell: tells serving processes which streams have news, and nothing else."""

from collections.abc import Callable
from functools import cache

import redis
from django.conf import settings
from prometheus_client import Counter

CHANNEL = "xinqiao:bell"
TIMEOUT = 0.3  # seconds; a bell that does not answer is left to the sweep
missed = Counter("xinqiao_bell_missed_total", "Bells that could not be rung; the sweep carries them")
_local: list[Callable[[list[str]], None]] = []


def listen(callback: Callable[[list[str]], None]) -> None:
    """Registers this process's hub; called with topic names from whatever thread rang."""
    _local.append(callback)


def unlisten(callback: Callable[[list[str]], None]) -> None:
    """Takes a hub off the bell again."""
    _local.remove(callback)


def ring(topics: list[str]) -> None:
    """Rings for these topics: by Redis when set, else inside this process; never raises."""
    if settings.REDIS_URL:
        try:
            _client().publish(CHANNEL, "\n".join(topics))
            return
        except redis.RedisError:
            missed.inc()
    for callback in list(_local):
        callback(topics)


def redis_answers() -> bool:
    """Whether Redis answers, or is not used at all."""
    if not settings.REDIS_URL:
        return True
    try:
        return bool(_client().ping())
    except redis.RedisError:
        return False


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
