"""A viewer in Python, for rehearsals, benches and tests: what live.js does, and it keeps count.

async with Viewer("http://127.0.0.1:8000", "interview-7") as viewer:
    async for frame in viewer.frames():
        ...
"""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

from realtime.order import Order
from realtime.plain_http import Closed, Socket, get_json

SILENCE = 25.0  # seconds without a word after which a connection counts as dead
ASK_EVERY = 1.1  # seconds; the server answers `after` once a second
MOST = 5.0  # seconds between two tries, or the server's retry where that is longer
WAIT = 20  # seconds a poll may be held


class Gone(Exception):
    """There is no such topic, or it is not for this viewer; trying again is useless."""


class Viewer:
    """Follows one topic across broken connections and yields each frame once, in order.

    `after` None starts with what is new, 0 with everything. `feed=True` uses the HTTP feed instead of the websocket.
    `order.counts` and `counters` (what the server counts) are up to date at any time; `snapshot` is the last reload's.
    """

    def __init__(
        self,
        base_url: str,
        topic: str,
        *,
        cookies: dict[str, str] | None = None,
        after: int | None = None,
        epoch: str = "",
        feed: bool = False,
    ):
        self.base_url, self.topic, self.feed = base_url.rstrip("/"), topic, feed
        self.order = Order(after, epoch)
        self.counters: dict[str, Any] = {}
        self.snapshot: dict[str, Any] | None = None
        self._headers = {"Origin": self.base_url}
        if cookies:
            self._headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._retry, self._tries, self._asked_at = 1.0, 0, 0.0
        self._socket: Socket | None = None

    async def __aenter__(self) -> "Viewer":
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._hang_up()

    async def frames(self) -> AsyncIterator[dict]:
        """Each frame once and in order, for ever; raises Gone."""
        while True:
            with contextlib.suppress(OSError, TimeoutError, Closed):
                async for frame in self._polled() if self.feed else self._pushed():
                    yield frame
            self._hang_up()
            self.order.counts.reconnects += 1
            await self._pause()

    async def _pushed(self) -> AsyncIterator[dict]:
        path = f"/ws/live/{self.topic}/{self._query()}"
        async with asyncio.timeout(SILENCE):
            self._socket = await Socket.open(self.base_url, path, self._headers)
        while True:
            try:
                async with asyncio.timeout(SILENCE):
                    message = await self._socket.read()
            except Closed as closed:
                if closed.code == 4404:
                    raise Gone(self.topic) from closed
                raise
            for frame in await self._hear(message):
                yield frame

    async def _hear(self, message: dict) -> list[dict]:
        match message:
            case {"frames": frames}:
                return self._take(frames)
            case {"hello": {"head": head, "epoch": epoch, "retry": retry}}:
                self._retry, self._tries = retry, 0
                self.order.begin(head, epoch)
            case {"reload": True}:
                await self._reload()
            case {"counters": counters}:
                self.counters.update(counters)
            case {"viewers": viewers}:
                self.counters["viewers"] = viewers
            case {"drain": {"retry": retry}} | {"error": {"retry": retry}}:
                self._retry = retry
            case {"head": head} if self.order.is_behind(head):
                self._ask()
        return []

    async def _polled(self) -> AsyncIterator[dict]:
        while True:
            query = self._query(wait=WAIT if self.order.seq is not None else 0)
            status, page = await get_json(self.base_url, f"/live/{self.topic}/frames{query}", self._headers)
            self.order.counts.polls += 1
            if status == 404:
                raise Gone(self.topic)
            if status != 200:
                raise Closed(status)
            self._tries = 0
            self.counters.update(page["counters"])
            if page.get("reload"):
                await self._reload()
                continue
            self.order.begin(page["head"], page["epoch"])
            for frame in self._take(page["frames"]):
                yield frame

    def _take(self, frames: list[dict]) -> list[dict]:
        fresh, gap = self.order.take(frames)
        if gap:
            self._ask()
        return fresh

    def _ask(self) -> None:
        """Asks for what follows the last number seen, at most once a second."""
        if self._socket is None:
            return
        wait = self._asked_at + ASK_EVERY - time.monotonic()
        if wait > 0:
            asyncio.get_running_loop().call_later(wait, self._ask)
        else:
            self._asked_at = time.monotonic()
            self._socket.send({"after": self.order.seq})

    async def _reload(self) -> None:
        status, found = await get_json(self.base_url, f"/live/{self.topic}/snapshot", self._headers)
        if status != 200:
            raise Closed(status)
        self.snapshot = found
        self.order.restart(found["seq"], found["epoch"])
        self._ask()

    def _query(self, **more: Any) -> str:
        seq, epoch = self.order.seq, self.order.epoch
        known = {} if seq is None else {"after": seq} | ({"epoch": epoch} if epoch else {})
        return f"?{urlencode(known | more)}"

    async def _pause(self) -> None:
        seconds = min(max(MOST, self._retry), self._retry * 2**self._tries)
        self._tries = min(self._tries + 1, 6)
        await asyncio.sleep(random.uniform(0, seconds))

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
