"""Counters and viewers: absolute numbers that are not frames, told at most once a second and only when changed."""

import asyncio
import secrets
import time
from typing import Any

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from realtime.ask import ask
from realtime.frames import Message
from realtime.room import Room

STALE = 5.0  # seconds after which another process's number no longer counts
TIMEOUT = 0.5  # seconds Redis may take; without it each process tells its own viewers


class Tally:
    """Asks the registered counters of all watched rooms once, and adds up the viewers of all processes."""

    def __init__(self):
        self._process = secrets.token_hex(6)
        self._ticks = 0
        self._redis: Redis | None = None
        self._heard: dict[tuple[str, str], tuple[str, float]] = {}

    async def tell(self, rooms: list[Room]) -> None:
        """Sends each room what changed since it was last told; raises Away."""
        if not rooms:
            return
        counted = await ask(_count, rooms)
        watching = await self._everywhere({room.name: room.watching for room in rooms})
        for room in rooms:
            if counted[room.name] != room.counters:
                room.counters = counted[room.name]
                await room.tell(Message.of({"counters": room.counters}))
            if watching[room.name] != room.audience:
                room.audience = watching[room.name]
                await room.tell(Message.of({"viewers": room.audience}))

    async def _everywhere(self, here: dict[str, int]) -> dict[str, int]:
        if not settings.REDIS_URL:
            return here
        try:
            return await asyncio.wait_for(self._exchange(here), TIMEOUT)
        except (RedisError, OSError, TimeoutError):
            return here

    async def _exchange(self, here: dict[str, int]) -> dict[str, int]:
        """Notes our numbers in Redis and adds those of other processes that still change."""
        self._ticks += 1
        if self._redis is None:
            self._redis = Redis.from_url(settings.REDIS_URL, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        pipeline: Any = self._redis.pipeline(transaction=False)
        for name, count in here.items():
            key = f"xinqiao:viewers:{name}"
            pipeline.hset(key, self._process, f"{count} {self._ticks}")
            pipeline.expire(key, int(STALE))
            pipeline.hgetall(key)
        answers = (await pipeline.execute())[2::3]
        return {
            name: count + sum(self._theirs(name, process, value) for process, value in found.items())
            for (name, count), found in zip(here.items(), answers, strict=True)
        }

    def _theirs(self, name: str, process: bytes, value: bytes) -> int:
        """Another process's number; 0 once it has not changed for five seconds by our own clock."""
        if process.decode() == self._process:
            return 0
        now = time.monotonic()
        key = (name, process.decode())
        last, since = self._heard.get(key, ("", now))
        if last != value.decode():
            last, since = value.decode(), now
            self._heard[key] = (last, since)
        return int(last.split()[0]) if now - since < STALE else 0


def _count(rooms: list[Room]) -> dict[str, dict]:
    families = {room.name: room.match for room in rooms}
    return {
        name: match.family.counters(**match.parts) if match.family.counters else {} for name, match in families.items()
    }
