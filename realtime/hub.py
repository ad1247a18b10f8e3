"""All topics that somebody watches in this process: one subscription, one sweep, one tick for all of them."""

import asyncio
import contextlib
import time

from django.conf import settings

from realtime import bell, ears, queries, rounds
from realtime.ask import ask
from realtime.attendance import Roll
from realtime.frames import Message
from realtime.gate import Caps, Existence, retry_after
from realtime.room import Room
from realtime.snapshot import Snapshots
from realtime.tally import Tally
from realtime.topics import Match

RECHECK = 60.0  # seconds after which the right to watch is asked again
KEPT = 30.0  # seconds a topic's frames stay in memory after its last viewer left
RESTARTING = 1012  # the close code of a server that comes back


class Hub:
    """Opens rooms on demand and keeps them fresh; belongs to one event loop."""

    def __init__(self, *, recheck: float = RECHECK):
        self.rooms: dict[str, Room] = {}
        self.epoch = ""
        self.existence = Existence()
        self.caps = Caps()
        self.snapshots = Snapshots()
        self.tally = Tally()
        self.roll = Roll()
        self.recheck = recheck
        self.draining = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task] = []
        self._opening: dict[str, asyncio.Task] = {}

    def start(self) -> None:
        """Begins to listen, sweep and beat; does nothing when it does so already."""
        if self._tasks:
            return
        self._loop = asyncio.get_running_loop()
        bell.listen(self.rung)
        self._tasks = rounds.start(self)
        if settings.REDIS_URL:
            self._tasks.append(asyncio.ensure_future(ears.hear(settings.REDIS_URL, self.hear)))

    async def stop(self) -> None:
        """Ends all rounds and takes the hub off the bell."""
        if not self._tasks:
            return
        bell.unlisten(self.rung)
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def rung(self, topics: list[str]) -> None:
        """The bell inside this process, rung from any thread."""
        assert self._loop is not None
        with contextlib.suppress(RuntimeError):  # the loop has just ended
            self._loop.call_soon_threadsafe(self.hear, topics)

    def hear(self, topics: list[str]) -> None:
        """Has the rooms of these topics read what is new; others are not watched here."""
        for topic in topics:
            if topic in self.rooms:
                self.rooms[topic].hear()

    async def room(self, match: Match) -> Room:
        """The room of an admitted topic, opened once for all who come at the same time; raises Away."""
        self.start()
        if match.name not in self.rooms:
            if match.name not in self._opening:
                task = self._opening[match.name] = asyncio.ensure_future(self._open(match))
                task.add_done_callback(lambda _done: self._opening.pop(match.name, None))
            await asyncio.shield(self._opening[match.name])
        room = self.rooms[match.name]
        room.used_at = time.monotonic()
        return room

    async def _open(self, match: Match) -> None:
        epoch, heads = await ask(queries.heads, [match.name])
        if not self.rooms:
            self.epoch = epoch
        self.rooms[match.name] = Room(match, heads[match.name])

    def kept(self) -> list[Room]:
        """The rooms in use now or until shortly; lets go of the others."""
        now = time.monotonic()
        for room in list(self.rooms.values()):
            if not room.watching and now - room.used_at > KEPT:
                del self.rooms[room.name]
        return list(self.rooms.values())

    @property
    def connected(self) -> int:
        """Sockets open in this process."""
        return sum(len(room.viewers) for room in self.rooms.values())

    async def drain(self) -> None:
        """Tells everybody to come back, each after a while of their own, closes all sockets, and writes the roll."""
        self.draining = True
        connected = self.connected
        for room in list(self.rooms.values()):
            room.wake_pollers()
            for viewer in list(room.viewers):
                viewer.say(Message.of({"drain": {"retry": retry_after(connected, rate=200, least=5.0)}}))
                viewer.close(RESTARTING)
            await asyncio.sleep(0)
        await self.roll.write_all()
