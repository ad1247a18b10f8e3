"""Who is there, told apart by keyed hashes: counted in memory, written once a minute, nothing per viewer or frame."""

import asyncio
import hmac
import logging
import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, parse_cookie
from django.utils import timezone

from realtime.actions import keep_attendance
from realtime.address import address_from
from realtime.ask import Away, ask
from realtime.gate import header
from realtime.queries import Minute
from realtime.room import Room
from realtime.sketch import Sketch

# The visitor's cookie, as the floor above sets it.
COOKIE, SALT, AGE = "visitor", "people.visitor", 400 * 24 * 3600
AGAIN = 120.0  # seconds of absence after which whoever comes back has come once more
FAREWELL = 2.0  # seconds the last writing may take
MOST_KEPT = 5000  # minutes of all topics that wait for a database that is away
logger = logging.getLogger(__name__)


def visitor_of(scope: dict, topic: str) -> int:
    """64 bits that tell this connection's visitor from others of the topic, and cannot be joined across topics.

    From the visitor's cookie where it is valid, else from address and browser.
    """
    request = HttpRequest()
    request.COOKIES = parse_cookie(header(scope, b"cookie"))
    who = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=AGE)
    if not who:
        peer = (scope.get("client") or ["", 0])[0]
        who = f"{address_from(peer, header(scope, b'x-forwarded-for'))}\n{header(scope, b'user-agent')}"
    key = hmac.digest(settings.SECRET_KEY.encode(), f"attendance:{topic}".encode(), "sha256")
    return int.from_bytes(hmac.digest(key, who.encode(), "sha256")[:8])


@dataclass
class Present:
    """One topic in one minute: the most at once, how many came, and who."""

    most: int = 0
    came: int = 0
    sketch: Sketch = field(default_factory=Sketch)


class Roll:
    """Notes who comes to the public topics of this process; `write` keeps what it noted, absolute and so repeatable."""

    def __init__(self):
        self._process = secrets.token_hex(6)
        self._minutes: dict[tuple[str, datetime], Present] = {}
        self._seen: dict[tuple[str, int], float] = {}
        self._written_at = _this_minute()

    def come(self, room: Room, scope: dict) -> int | None:
        """Somebody connects or polls; the visitor's hash, to be given to `leave`. Staff topics are not counted."""
        if not room.match.family.public:
            return None
        visitor = visitor_of(scope, room.name)
        present = self._present(room.name)
        present.most = max(present.most, room.watching + 1)
        present.sketch.add(visitor)
        if time.monotonic() - self._seen.get((room.name, visitor), -AGAIN) >= AGAIN:
            present.came += 1
        self._seen[room.name, visitor] = time.monotonic()
        return visitor

    def leave(self, room: Room, visitor: int) -> None:
        """The socket of this visitor has ended; back within two minutes is no new visit."""
        self._seen[room.name, visitor] = time.monotonic()

    def look(self, rooms: list[Room]) -> None:
        """Notes how many watch each room at this moment."""
        for room in rooms:
            if room.watching and room.match.family.public:
                present = self._present(room.name)
                present.most = max(present.most, room.watching)

    async def write_when_due(self) -> None:
        """Writes the minutes that are over, once when a new one has begun; raises Away and tries again next time."""
        now = _this_minute()
        if now != self._written_at:
            await self._write([key for key in self._minutes if key[1] < now])
            self._written_at = now
            gone = time.monotonic() - AGAIN
            self._seen = {key: at for key, at in self._seen.items() if at > gone}

    async def write_all(self) -> None:
        """Writes everything noted so far, the minute that runs included; what takes over two seconds is given up."""
        try:
            await asyncio.wait_for(self._write(list(self._minutes)), FAREWELL)
        except (Away, TimeoutError) as away:
            logger.warning("attendance of the last minutes is lost: %r", away)

    async def _write(self, keys: list[tuple[str, datetime]]) -> None:
        for key in keys[:-MOST_KEPT]:
            del self._minutes[key]
        rows = [self._row(*key) for key in keys[-MOST_KEPT:]]
        if rows:
            await ask(keep_attendance, self._process, rows)
        for key in keys[-MOST_KEPT:]:
            if key[1] < _this_minute():
                del self._minutes[key]

    def _row(self, topic: str, minute: datetime) -> Minute:
        present = self._minutes[topic, minute]
        return Minute(topic, minute, present.most, present.came, bytes(present.sketch))

    def _present(self, topic: str) -> Present:
        return self._minutes.setdefault((topic, _this_minute()), Present())


def _this_minute() -> datetime:
    return timezone.now().replace(second=0, microsecond=0)
