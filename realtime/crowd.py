"""Many viewers of one topic in a thread of their own: what each received, and how late."""

import asyncio
import contextlib
import hashlib
import json
import threading
import time
from array import array
from dataclasses import dataclass, field
from datetime import datetime

from realtime.client import Gone, Viewer
from realtime.plain_http import Closed, get_json

ARRIVALS = 100  # viewers that connect in one second


@dataclass
class Seen:
    """What one viewer was given: numbers, digests of the frames, and seconds from each frame's `at` to its arrival."""

    seqs: array = field(default_factory=lambda: array("q"))
    digests: array = field(default_factory=lambda: array("q"))
    delays: array = field(default_factory=lambda: array("f"))
    restarts: set[int] = field(default_factory=set)  # places in `seqs` that follow a snapshot

    def take(self, frame: dict) -> None:
        """Notes one frame at the moment it arrives."""
        self.delays.append(time.time() - datetime.fromisoformat(frame["at"]).timestamp())
        self.seqs.append(frame["seq"])
        self.digests.append(digest(frame))


class Crowd:
    """Opens `number` viewers spread over the processes and keeps them until it is left.

    Use it as a context manager; `seen` and `viewers` may be read at any time, `gone` says that the topic ended.
    """

    def __init__(self, urls: list[str], topic: str, number: int, *, feed: bool = False):
        self.urls, self.topic = urls, topic
        self.seen = [Seen() for _ in range(number)]
        self.viewers = [Viewer(urls[place % len(urls)], topic, feed=feed) for place in range(number)]
        self.gone = False
        self._ready = threading.Event()
        self._stopping: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="viewers", daemon=True)

    def __enter__(self) -> "Crowd":
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._loop is not None and self._stopping is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(30)

    @property
    def watching(self) -> int:
        """Viewers that know where the stream stands."""
        return sum(viewer.order.seq is not None for viewer in self.viewers)

    @property
    def delivered(self) -> int:
        """Frames received by all viewers together."""
        return sum(len(one.seqs) for one in self.seen)

    def stand_at(self, seq: int) -> bool:
        """Whether every viewer has come as far as this number."""
        return all((viewer.order.seq or 0) >= seq for viewer in self.viewers)

    async def _run(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        self._ready.set()
        tasks = [asyncio.ensure_future(self._follow(place)) for place in range(len(self.viewers))]
        await self._stopping.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _follow(self, place: int) -> None:
        await asyncio.sleep(place / ARRIVALS)
        viewer, seen, reloads = self.viewers[place], self.seen[place], 0
        try:
            async with viewer:
                async for frame in viewer.frames():
                    if viewer.order.counts.reloads != reloads:
                        reloads = viewer.order.counts.reloads
                        seen.restarts.add(len(seen.seqs))
                    seen.take(frame)
        except Gone:
            self.gone = True


def whole_stream(url: str, topic: str) -> dict[int, int]:
    """Every frame of the topic as the HTTP feed tells it from the start: digest by number; raises OSError."""
    return asyncio.run(_whole_stream(url, topic))


async def _whole_stream(url: str, topic: str) -> dict[int, int]:
    found: dict[int, int] = {}
    after, more = 0, True
    while more:
        try:
            status, page = await get_json(url, f"/live/{topic}/frames?after={after}", {"Origin": url})
        except Closed as closed:
            raise ConnectionError(str(closed)) from closed
        if status != 200:
            raise ConnectionError(f"the feed answered {status}")
        found.update((frame["seq"], digest(frame)) for frame in page["frames"])
        after, more = max(found, default=0), page["more"]
    return found


def digest(frame: dict) -> int:
    """63 bits that tell two frames with the same number apart; 0 for one whose text was withdrawn since."""
    if frame["data"] is None:
        return 0
    told = json.dumps([frame["seq"], frame["kind"], frame["data"]], sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8]) >> 1
