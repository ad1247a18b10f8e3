"""One local socket: what it was sent, and whether it keeps up. Slow viewers hurt only themselves."""

import time

from realtime.frames import RELOAD, Batch, Message
from realtime.wire import Wire

SLOW = 256 * 1024  # bytes unsent after which a viewer is told to reload
END = 1024 * 1024  # bytes unsent after which its connection ends
BEHIND = 10.0  # seconds after which a viewer is told to reload


class Viewer:
    """A socket that follows one topic.

    `seq` is the last number it was sent. `lapsed`: it was told to reload and gets no frames until it asks `after`.
    """

    __slots__ = ("_flushed_at", "_mark", "_written", "closed", "cookie", "lapsed", "seq", "wire")

    def __init__(self, wire: Wire, cookie: str = ""):
        self.wire = wire
        self.cookie = cookie
        self.seq = 0
        self.lapsed = True
        self.closed = False
        self._written = 0
        self._mark = 0
        self._flushed_at = time.monotonic()

    def say(self, message: Message) -> None:
        """Sends an unnumbered message; ends the connection of a viewer that leaves more than 1 MiB unread."""
        if self.closed:
            return
        if self.wire.unsent > END:
            self.end()
            return
        self.wire.write(message)
        self._written += len(message.payload)

    def deliver(self, batch: Batch) -> None:
        """Sends the next frames, or one `reload` to a viewer that does not keep up; ignores frames out of its turn."""
        if self.lapsed or self.seq + 1 != batch.first:
            return
        if self.keeps_up():
            self.say(batch)
            self.seq = batch.last
        else:
            self.lapse()

    def lapse(self) -> None:
        """Tells the viewer, once, to take the snapshot; frames go on when it asks for them."""
        if not self.lapsed:
            self.lapsed = True
            self.say(RELOAD)

    def keeps_up(self) -> bool:
        """Whether little is unsent, and what was written ten seconds ago has left."""
        now = time.monotonic()
        unsent = self.wire.unsent
        if self._written - unsent >= self._mark:
            self._mark = self._written
            self._flushed_at = now
        return unsent <= SLOW and now - self._flushed_at <= BEHIND

    def refuse(self, code: str, closing: int, **more: float) -> None:
        """Says why, and closes."""
        self.say(Message.of({"error": {"code": code, **more}}))
        self.close(closing)

    def close(self, code: int) -> None:
        """Closes politely."""
        self.closed = True
        self.wire.close(code)

    def end(self) -> None:
        """Drops the connection."""
        self.closed = True
        self.wire.end()
