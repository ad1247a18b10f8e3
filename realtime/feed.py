"""The same frames over HTTP: long poll, pages of 500, and the snapshot; plain ASGI, so that waiting holds no thread."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from typing import Any

from realtime.ask import Away
from realtime.asked import ABOVE, number, query_of
from realtime.frames import Batch, to_json
from realtime.gate import header, may_connect, retry_after
from realtime.hub import Hub
from realtime.room import Room
from realtime.topics import Match, match

Receive = Callable[[], Awaitable[dict]]
Send = Callable[[dict], Awaitable[None]]
LONGEST_WAIT = 25  # seconds
HEADERS = [
    (b"content-type", b"application/json"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


class Answer(Exception):
    """Ends a request early with this status and error code."""

    def __init__(self, status: int, code: str):
        self.status, self.code = status, code
        super().__init__(code)


class Feed:
    """Answers `GET /live/<topic>/frames` and `/live/<topic>/snapshot`."""

    def __init__(self, hub: Hub):
        self.hub = hub

    async def __call__(self, scope, receive, send):
        """One request, with the same guard as the sockets; unknown and forbidden topics get the same 404."""
        place = self.hub.caps.take(scope)
        try:
            if place is None or self.hub.draining:
                raise Answer(429 if place is None else 503, "busy")
            body, public = await self._answer(scope, receive)
        except Answer as answer:
            await self._error(send, answer.status, answer.code)
        except Away:
            await self._error(send, 503, "busy")
        else:
            await _reply(scope, send, body, public)
        finally:
            if place is not None:
                self.hub.caps.give_back(place)

    async def _answer(self, scope: dict, receive: Receive) -> tuple[str, bool]:
        if scope["method"] not in ("GET", "HEAD"):
            raise Answer(405, "unknown")
        if not may_connect(scope):
            raise Answer(403, "origin")
        name, _slash, what = scope["path"].removeprefix("/live/").removesuffix("/").partition("/")
        found = match(name) if what in ("frames", "snapshot") else None
        if found is None or not await self.hub.existence.admits(found, _cookie(scope, found)):
            raise Answer(404, "gone")
        room = await self.hub.room(found)
        if what == "snapshot":
            return await self._snapshot(room), found.family.public
        self.hub.roll.come(room, scope)
        return await self._frames(room, scope, receive), found.family.public

    async def _snapshot(self, room: Room) -> str:
        inner = await self.hub.snapshots.of(room.match)
        return f'{inner[:-1]},"counters":{to_json(_counters(room))}}}'

    async def _frames(self, room: Room, scope: dict, receive: Receive) -> str:
        query = query_of(scope)
        after = number(query["after"]) if "after" in query else room.head
        wait = min(number(query.get("wait", "0")), LONGEST_WAIT)
        epoch = query.get("epoch", self.hub.epoch)
        if room.head < after < ABOVE:
            await room.refresh()
        if epoch == self.hub.epoch and after == room.head and wait:
            await self._until_news(room, wait, receive)
        if epoch != self.hub.epoch or after > room.head:
            return _page(room, self.hub.epoch, reload=True)
        batch = await room.past.after(after, room.head) if after < room.head else None
        lost = batch is None and after < room.head
        return _page(room, self.hub.epoch, batch, reload=lost, waited=wait > 0)

    async def _until_news(self, room: Room, wait: float, receive: Receive) -> None:
        """Waits for a frame, for the end of the wait or of the connection, whichever comes first."""
        news = asyncio.get_running_loop().create_future()
        gone = asyncio.ensure_future(_disconnected(receive))
        room.pollers.add(news)
        try:
            await asyncio.wait({news, gone}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        finally:
            room.pollers.discard(news)
            room.used_at = time.monotonic()
            gone.cancel()

    async def _error(self, send: Send, status: int, code: str) -> None:
        error: dict[str, Any] = {"code": code}
        headers = [*HEADERS, (b"cache-control", b"no-store")]
        if status in (429, 503):
            error["retry"] = retry_after(self.hub.connected, least=10.0)
            headers.append((b"retry-after", str(int(error["retry"]) + 1).encode()))
        await _send(send, status, headers, to_json({"error": error}).encode())


def _page(room: Room, epoch: str, batch: Batch | None = None, *, reload: bool = False, waited: bool = False) -> str:
    more = batch is not None and batch.last < room.head
    head = to_json({"topic": room.name, "epoch": epoch, "head": room.head})
    rest = to_json({"more": more, "counters": _counters(room, waited=waited), **({"reload": True} if reload else {})})
    return f'{head[:-1]},"frames":[{batch.inner if batch else ""}],{rest[1:]}'


def _counters(room: Room, *, waited: bool = False) -> dict:
    """What the topic counts, and its viewers; whoever has waited is one of them, though waiting no longer."""
    return {**room.counters, "viewers": max(room.audience, room.watching + waited)}


def _cookie(scope: dict, found: Match) -> str:
    return "" if found.family.public else header(scope, b"cookie")


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _reply(scope: dict, send: Send, body: str, public: bool) -> None:
    """Sends the body with an ETag; public answers may be cached for a second."""
    content = body.encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    caching = b"public, max-age=1" if public else b"private, no-store"
    headers = [*HEADERS, (b"etag", etag.encode()), (b"cache-control", caching)]
    if not public:
        headers.append((b"vary", b"Cookie"))
    if header(scope, b"if-none-match") == etag:
        await _send(send, 304, headers, b"")
    else:
        await _send(send, 200, headers, content, silent=scope["method"] == "HEAD")


async def _send(send: Send, status: int, headers: list, content: bytes, *, silent: bool = False) -> None:
    length = [] if status == 304 else [(b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers + length})
    await send({"type": "http.response.body", "body": b"" if silent else content})
