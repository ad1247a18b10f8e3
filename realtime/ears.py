"""Hears the bell by Redis: one subscription per process, made anew whenever it falls silent."""

import asyncio
import logging
import random
from collections.abc import Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError

from realtime.bell import CHANNEL

logger = logging.getLogger(__name__)
SILENCE = 3.0  # seconds without a word after which the subscription is asked whether it lives


async def hear(url: str, heard: Callable[[list[str]], None]) -> None:
    """Calls `heard` with the topics of each bell, for ever; a broken or deaf connection is replaced."""
    while True:
        try:
            await _subscribed(url, heard)
        except (RedisError, OSError, TimeoutError) as error:
            logger.warning("the bell by Redis is deaf, the sweep carries: %s", type(error).__name__)
        await asyncio.sleep(random.uniform(0.3, 1.5))


async def _subscribed(url: str, heard: Callable[[list[str]], None]) -> None:
    client = Redis.from_url(url, socket_timeout=SILENCE, socket_connect_timeout=SILENCE)
    ears = client.pubsub()
    try:
        await ears.subscribe(CHANNEL)
        while True:
            message = await ears.get_message(timeout=SILENCE)
            if message is None:
                await ears.ping()
                message = await ears.get_message(timeout=SILENCE)
                if message is None:
                    raise TimeoutError
            if message["type"] == "message":
                heard(message["data"].decode("utf-8", "replace").split("\n"))
    finally:
        await ears.aclose()
        await client.aclose()
