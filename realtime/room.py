"""One topic in this process: its head and everybody here who follows it."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial

from realtime import queries
from realtime.ask import Away, ask
from realtime.asked import ABOVE
from realtime.frames import MINE, RELOAD, Encoded, Message, encode, portion
from realtime.past import Past
from realtime.ring import LAST
from realtime.topics import Match
from realtime.viewer import SLOW, Viewer

logger = logging.getLogger(__name__)
TOGETHER = 0.1  # seconds: frames of this span travel in one message, the first after silence at once
NUDGED = 3.0  # seconds between two `mine`
PACE = 0.05  # seconds between two portions of one burst, so that a healthy line can take them
YIELD = 256  # viewers served before others get a turn


class Room:
    """Holds `head`, the last number sent on here; one reading and one encoding serve all its viewers."""

    def __init__(self, match: Match, head: queries.Head):
        self.match, self.name = match, match.name
        self.head = head.seq
        self.past = Past(match.name, head.erased)
        self.viewers: set[Viewer] = set()
        self.pollers: set[asyncio.Future] = set()
        self.counters: dict = {}
        self.audience = 0
        self.used_at = time.monotonic()
        self._heard = False
        self._reading: asyncio.Task | None = None
        self._taking = asyncio.Lock()
        self._refreshing: asyncio.Task | None = None
        self._nudged_at = -NUDGED

    @property
    def watching(self) -> int:
        """How many look on from this process: sockets and waiting polls."""
        return len(self.viewers) + len(self.pollers)

    def hear(self) -> None:
        """The bell rang, or the sweep saw a newer head: reads what is new, soon and once."""
        self._heard = True
        if self._reading is None:
            self._reading = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        try:
            while self._heard:
                self._heard = False
                if not await self._take():
                    await self.nudge()
                await asyncio.sleep(TOGETHER)
        except Away as away:
            logger.warning("reading %s put off: %s", self.name, away)
        finally:
            self._reading = None

    async def _take(self) -> bool:
        """Reads and sends on what is new, one reading after another; whether there was anything."""
        async with self._taking:
            erased, frames = await ask(queries.news, self.name, self.head)
            self.past.saw_erased(erased)
            if frames and frames[0].seq == self.head + 1:
                self._heard = self._heard or len(frames) == queries.PAGE
                await self._send_on([encode(frame) for frame in frames])
            elif frames:
                logger.error("%s: frame %s follows %s", self.name, frames[0].seq, self.head)
                self.restart(queries.Head(frames[-1].seq, erased))
            return bool(frames)

    async def refresh(self) -> None:
        """Reads at once for those who know of a newer number than this process; raises Away."""
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.ensure_future(self._take())
        await asyncio.shield(self._refreshing)

    async def _send_on(self, fresh: list[Encoded]) -> None:
        self.past.add(fresh)
        self.head = fresh[-1].seq
        self.wake_pollers()
        rest = fresh
        while rest:
            batch = portion(rest)
            rest = rest[batch.last - batch.first + 1 :]
            await self._each(partial(Viewer.deliver, batch=batch))
            if rest:
                await asyncio.sleep(PACE)
        if any(frame.kind in self.match.family.personal for frame in fresh):
            await self.nudge()

    async def _each(self, tell: Callable[[Viewer], None]) -> None:
        for count, viewer in enumerate(list(self.viewers), 1):
            tell(viewer)
            if count % YIELD == 0:
                await asyncio.sleep(0)

    async def tell(self, message: Message) -> None:
        """Sends an unnumbered message to every viewer."""
        await self._each(lambda viewer: viewer.say(message))

    async def nudge(self) -> None:
        """Makes browsers fetch their own fragment, at most once in three seconds."""
        if time.monotonic() - self._nudged_at >= NUDGED:
            self._nudged_at = time.monotonic()
            await self.tell(MINE)

    async def follow(self, viewer: Viewer, after: int | None) -> None:
        """Brings the viewer from `after` (None: from now) up to the head and lets it take part; raises Away.

        A number above the head, or more than 2,000 behind (0 excepted), gets `reload`.
        """
        if after is not None and self.head < after < ABOVE:
            await self.refresh()
        viewer.lapsed = False
        viewer.seq = self.head if after is None else after
        self.viewers.add(viewer)
        if viewer.seq > self.head or (after and self.head - after > LAST):
            viewer.lapse()
        while not viewer.lapsed and not viewer.closed and viewer.seq < self.head:
            await self._page(viewer)

    async def _page(self, viewer: Viewer) -> None:
        batch = await self.past.after(viewer.seq, self.head)
        if batch is None:
            viewer.lapse()
            return
        viewer.deliver(batch)
        while viewer.wire.unsent > SLOW // 4 and not viewer.closed:
            if not viewer.keeps_up():
                viewer.lapse()
                return
            await asyncio.sleep(0.05)

    def restart(self, head: queries.Head) -> None:
        """Another history began: everybody takes the snapshot."""
        self.head = head.seq
        self.past.restart(head.erased)
        self.wake_pollers()
        for viewer in list(self.viewers):
            viewer.lapsed = True
            viewer.say(RELOAD)

    def wake_pollers(self) -> None:
        """Lets every waiting poll answer."""
        for poller in self.pollers:
            if not poller.done():
                poller.set_result(None)

    def leave(self, viewer: Viewer) -> None:
        """The socket is gone."""
        viewer.closed = True
        self.viewers.discard(viewer)
        self.used_at = time.monotonic()
