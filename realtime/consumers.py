"""One socket per topic: admits, says hello, and from then on only pushes (LIVE.md)."""

import time

from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer

from realtime import asked
from realtime.ask import Away
from realtime.asked import ABOVE, Bucket, Ping, Refused
from realtime.frames import Message
from realtime.gate import header, may_connect, retry_after
from realtime.hub import Hub
from realtime.room import Room
from realtime.rounds import GONE
from realtime.topics import match
from realtime.viewer import Viewer
from realtime.wire import wire_of

BUSY, ERRORS = 4429, 1008  # close codes
FORGIVEN = 2  # errors; the next one closes
PREFIX = "/ws/live/"


class LiveConsumer(AsyncConsumer):
    """Serves one viewer until its socket closes; asks the database nothing for a public topic that is open here."""

    def __init__(self, hub: Hub):
        self.hub = hub
        self.room: Room | None = None
        self.place: str | None = None
        self.visitor: int | None = None
        self.errors = 0
        self.bucket = Bucket()
        self.answered_at = 0.0

    async def __call__(self, scope, receive, send):
        """Handles events one after another without a task of its own, and never returns while the socket is open."""
        self.scope, self.base_send = scope, send
        self.viewer = Viewer(wire_of(scope, send))
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            pass
        finally:
            self._leave()

    async def dispatch(self, message):
        """The stock one would use the database thread that all sockets share, for every message."""
        match message["type"]:
            case "websocket.connect":
                await self._connect()
            case "websocket.receive" if not self.viewer.closed:
                await self._receive(message)
            case "websocket.disconnect":
                raise StopConsumer

    async def _connect(self) -> None:
        if not may_connect(self.scope):
            await self.send({"type": "websocket.close"})  # before accepting: a 403
            return
        await self.send({"type": "websocket.accept"})
        self.place = self.hub.caps.take(self.scope)
        if self.place is None or self.hub.draining:
            self._busy()
            return
        try:
            await self._enter()
        except Away:
            self._busy()

    async def _enter(self) -> None:
        path = self.scope["path"]
        found = match(path.removeprefix(PREFIX).removesuffix("/")) if path.startswith(PREFIX) else None
        guarded = found is not None and not found.family.public
        cookie = header(self.scope, b"cookie") if guarded else ""
        if (
            found is None
            or not may_connect(self.scope, guarded=guarded)
            or not await self.hub.existence.admits(found, cookie)
        ):
            self.viewer.refuse("gone", GONE)
            return
        self.viewer.cookie = cookie
        self.room = room = await self.hub.room(found)
        self.visitor = self.hub.roll.come(room, self.scope)
        self._hello(room)
        await room.follow(self.viewer, self._after())

    def _hello(self, room: Room) -> None:
        retry = retry_after(self.hub.connected)
        self.viewer.say(Message.of({"hello": {"head": room.head, "epoch": self.hub.epoch, "retry": retry}}))
        if room.counters:
            self.viewer.say(Message.of({"counters": room.counters}))
        if room.audience:
            self.viewer.say(Message.of({"viewers": room.audience}))

    def _after(self) -> int | None:
        """Where the browser says it stands: None without a word, above every head in another epoch."""
        query = asked.query_of(self.scope)
        if "after" not in query:
            return None
        epoch = query.get("epoch", self.hub.epoch)
        return asked.number(query["after"]) if epoch == self.hub.epoch else ABOVE

    async def _receive(self, event: dict) -> None:
        try:
            if not self.bucket.take():
                raise Refused("busy")
            wish = asked.read(event)
            if isinstance(wish, Ping):
                self.viewer.say(Message.of({"pong": wish.value}))
            else:
                await self._again(wish.seq)
        except Refused as refused:
            self._error(str(refused))

    async def _again(self, seq: int) -> None:
        if self.room is None or time.monotonic() - self.answered_at < 1.0:
            raise Refused("busy")
        self.answered_at = time.monotonic()
        try:
            await self.room.follow(self.viewer, seq)
        except Away:
            self._busy()

    def _error(self, code: str) -> None:
        self.errors += 1
        if self.errors > FORGIVEN:
            self.viewer.refuse(code, ERRORS)
        else:
            self.viewer.say(Message.of({"error": {"code": code}}))

    def _busy(self) -> None:
        self.viewer.refuse("busy", BUSY, retry=retry_after(self.hub.connected, least=10.0))

    def _leave(self) -> None:
        self.viewer.closed = True
        if self.room is not None:
            self.room.leave(self.viewer)
            if self.visitor is not None:
                self.hub.roll.leave(self.room, self.visitor)
        if self.place is not None:
            self.hub.caps.give_back(self.place)
