"""How ready bytes reach one socket: straight through Daphne's protocol, or by the plain `send` of any ASGI server."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from realtime.frames import Message

EXTENSION = "xinqiao.wire"  # where realtime.server hands its wire over in the scope


class Wire(Protocol):
    """One socket's way out; nothing here waits."""

    @property
    def unsent(self) -> int:
        """Bytes given to the wire that have not left this process."""

    def write(self, message: Message) -> None:
        """Sends, or queues while the socket is busy; silent on a closed socket."""

    def close(self, code: int) -> None:
        """Ends politely, after what is queued."""

    def end(self) -> None:
        """Ends at once and drops what is queued."""


class DaphneWire:
    """Hands one ready websocket frame to the protocol object of Daphne, without a task or a second encoding."""

    def __init__(self, protocol: Any):
        self._protocol = protocol

    @property
    def unsent(self) -> int:
        transport = self._protocol.transport
        return len(transport.dataBuffer) - transport.offset + transport._tempDataLen

    def write(self, message: Message) -> None:
        protocol = self._protocol
        if protocol.state == protocol.STATE_OPEN:
            protocol.sendPreparedMessage(message.prepared)

    def close(self, code: int) -> None:
        # sendClose() would refuse codes that RFC 6455 gives to servers (1008, 1012) and autobahn keeps for itself.
        if self._protocol.state == self._protocol.STATE_OPEN:
            self._protocol.sendCloseFrame(code=code, isReply=False)

    def end(self) -> None:
        self._protocol.transport.abortConnection()


class PlainWire:
    """Queues messages for one task that awaits `send`; for servers that offer nothing better."""

    def __init__(self, send: Callable[[dict], Awaitable[None]]):
        self._send = send
        self._queue: deque[dict] = deque()
        self._task: asyncio.Task | None = None
        self._closing = False
        self.unsent = 0

    def write(self, message: Message) -> None:
        self._put({"type": "websocket.send", "text": message.text}, len(message.payload))

    def close(self, code: int) -> None:
        self._put({"type": "websocket.close", "code": code}, 0)
        self._closing = True

    def end(self) -> None:
        self._queue.clear()
        self.close(1008)

    def _put(self, event: dict, size: int) -> None:
        if self._closing:
            return
        self._queue.append(event | {"size": size})
        self.unsent += size
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._drain())

    async def _drain(self) -> None:
        while self._queue:
            event = self._queue.popleft()
            size = event.pop("size")
            await self._send(event)
            self.unsent -= size


def wire_of(scope: dict, send: Callable[[dict], Awaitable[None]]) -> Wire:
    """The best way out of this connection."""
    return scope.get("extensions", {}).get(EXTENSION) or PlainWire(send)
