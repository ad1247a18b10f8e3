"""The shared cache while Redis answers, is killed, and comes back."""

import time

import pytest

from config.cache import PAUSE, SteadyRedisCache, missed
from people.limits import hold
from people.refusals import TooSoon


@pytest.fixture
def shared(redis_server):
    return SteadyRedisCache(redis_server.url, {})


def test_cache_is_shared_while_redis_answers(shared, redis_server):
    shared.set("a", 1)

    assert SteadyRedisCache(redis_server.url, {}).get("a") == 1
    shared.clear()


def test_killed_redis_is_replaced_by_own_memory_and_asked_again(shared, redis_server):
    shared.add("a", 0, 60)
    redis_server.kill()
    before = missed._value.get()

    started = time.monotonic()
    assert shared.get("a", "gone") == "gone"
    assert shared.add("b", 0, 60)
    assert shared.incr("b") == 1
    assert time.monotonic() - started < 1
    assert missed._value.get() == before + 3

    redis_server.start()
    time.sleep(PAUSE)
    shared.set("c", 1)
    assert SteadyRedisCache(redis_server.url, {}).get("c") == 1
    shared.clear()


def test_limits_hold_while_redis_is_away(shared, redis_server, monkeypatch):
    monkeypatch.setattr("people.limits.cache", shared)
    redis_server.kill()

    from_here = [count_one() for _ in range(3)]

    redis_server.start()
    assert from_here == [None, None, TooSoon]


def count_one():
    try:
        hold("test", "somebody", most=2, per_seconds=3600)
    except TooSoon as refused:
        return type(refused)
