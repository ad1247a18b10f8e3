"""How ready bytes reach one socket: straight through Daphne's protocol, or by the plain `send` of any ASGI server."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from twisted.internet.tcp import Connection

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
    """Hands one ready websocket frame to the socket of Daphne's protocol, without a task or a second encoding.

    Straight to the socket while nothing waits in front of it, which spares the event loop two turns per frame; what
    the socket does not take at once goes through the transport, in order.
    """

    def __init__(self, protocol: Any):
        self._protocol = protocol
        self._is_plain = isinstance(protocol.transport, Connection)  # TLS wraps its own buffers around the socket

    @property
    def unsent(self) -> int:
        transport = self._protocol.transport
        return len(transport.dataBuffer) - transport.offset + transport._tempDataLen

    def write(self, message: Message) -> None:
        protocol = self._protocol
        if protocol.state != protocol.STATE_OPEN:
            return
        frame = message.prepared.payloadHybi
        if self._is_plain and not self.unsent and not protocol.send_queue:
            frame = frame[self._try(protocol.transport, frame) :]
        if frame:
            protocol.sendData(frame)

    @staticmethod
    def _try(transport: Connection, frame: bytes) -> int:
        """How many bytes the socket took at once; an error is left to the transport to find and report."""
        try:
            return transport.socket.send(frame) if transport.connected else 0
        except OSError:
            return 0

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
