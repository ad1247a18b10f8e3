"""The shared cache on Redis; a Redis that is away must never turn into an error page."""

import time
from functools import wraps

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from prometheus_client import Counter
from redis import ConnectionError as CutOff
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

TIMEOUT = 0.3  # seconds; a page must not wait for a silent Redis
PAUSE = 1.0  # seconds in which a Redis that failed is not asked again
missed = Counter("xinqiao_cache_missed_total", "Uses of the shared cache that this process answered by itself")


def steady(name: str):
    """The method of this name: on Redis while it answers, else on what this process keeps for itself."""

    @wraps(getattr(RedisCache, name))
    def use(self, *args, **kwargs):
        if time.monotonic() >= self.away_until:
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except RedisError:
                self.away_until = time.monotonic() + PAUSE
        missed.inc()
        return getattr(self.own, name)(*args, **kwargs)

    return use


class SteadyRedisCache(RedisCache):
    """Redis with short timeouts; while it is away each process counts and remembers for itself."""

    add, get, set, touch, delete = map(steady, ("add", "get", "set", "touch", "delete"))
    get_many, set_many, delete_many = map(steady, ("get_many", "set_many", "delete_many"))
    has_key, incr, clear = map(steady, ("has_key", "incr", "clear"))

    def __init__(self, server: str, params: dict):
        quick: dict = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        # One fresh try on a connection that broke while idle, none on a silent one.
        quick["retry"] = Retry(NoBackoff(), 1, supported_errors=(CutOff,))
        super().__init__(server, params | {"OPTIONS": quick | params.get("OPTIONS", {})})
        self.own = LocMemCache(f"instead of {server}", {"OPTIONS": {"MAX_ENTRIES": 100_000}})
        self.away_until = 0.0
