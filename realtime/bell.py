"""The doorbell: tells serving processes which streams have news, and nothing else."""

import time
from collections.abc import Callable
from functools import cache

import redis
from django.conf import settings
from prometheus_client import Counter
from redis.backoff import NoBackoff
from redis.retry import Retry

CHANNEL = "xinqiao:bell"
TIMEOUT = 0.3  # seconds; a bell that does not answer is left to the sweep
PAUSE = 1.0  # seconds without trying after a bell that did not answer, so that writers are not held up
missed = Counter("xinqiao_bell_missed_total", "Bells that could not be rung; the sweep carries them")
_local: list[Callable[[list[str]], None]] = []
_broken_until = 0.0


def listen(callback: Callable[[list[str]], None]) -> None:
    """Registers this process's hub; called with topic names from whatever thread rang."""
    _local.append(callback)


def unlisten(callback: Callable[[list[str]], None]) -> None:
    """Takes a hub off the bell again."""
    _local.remove(callback)


def ring(topics: list[str]) -> None:
    """Rings for these topics: by Redis when set, else inside this process; never raises and takes at most 0.6 s."""
    if settings.REDIS_URL and _ring_redis(topics):
        return
    for callback in list(_local):
        callback(topics)


def redis_answers() -> bool:
    """Whether Redis answers, or is not used at all."""
    if not settings.REDIS_URL:
        return True
    try:
        return bool(_client(settings.REDIS_URL).ping())
    except redis.RedisError:
        return False


def _ring_redis(topics: list[str]) -> bool:
    global _broken_until
    if time.monotonic() < _broken_until:
        missed.inc()
        return False
    try:
        _client(settings.REDIS_URL).publish(CHANNEL, "\n".join(topics))
        return True
    except redis.RedisError:
        missed.inc()
        _broken_until = time.monotonic() + PAUSE
        return False


@cache
def _client(url: str) -> redis.Redis:
    # One fresh try on a connection that broke while idle, none on a silent one: a bell must not hold up its writer.
    again = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
    return redis.Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=again)
