"""What one topic said before: from memory where possible, else by one reading for all who ask the same."""

import asyncio
from collections.abc import Awaitable, Callable

from realtime import queries
from realtime.ask import ask
from realtime.frames import Batch, Encoded, encode, portion
from realtime.queries import PAGE
from realtime.ring import LAST, Ring


class Past:
    """Hands out earlier frames in pages of 500 and forgets withdrawn texts."""

    def __init__(self, topic: str, erased: int):
        self._topic = topic
        self._erased = erased
        self._ring = Ring()
        self._shared: dict[int, asyncio.Task] = {}

    def add(self, frames: list[Encoded]) -> None:
        """Keeps frames that are just being sent."""
        self._ring.add(frames)

    def saw_erased(self, erased: int) -> None:
        """Texts were withdrawn: what memory holds is read anew."""
        if erased > self._erased:
            self.restart(erased)

    def restart(self, erased: int) -> None:
        """Drops all that memory holds."""
        self._erased = erased
        self._ring.clear()

    async def after(self, seq: int, head: int) -> Batch | None:
        """Up to 500 frames after a number below the head; None if the database no longer has them. Raises Away."""
        for _ in range(2):
            if self._ring.holds_after(seq):
                return self._ring.after(seq, PAGE)
            if head - seq > LAST:
                break
            await self._once(-1, lambda: self._fill(head))
        return await self._once(seq, lambda: self._page(seq, head))

    async def _fill(self, head: int) -> None:
        erased, frames = await ask(queries.stretch, self._topic, max(head - LAST, 0), LAST)
        self.saw_erased(erased)
        if erased == self._erased:
            self._ring.fill([encode(frame) for frame in frames], head)

    async def _page(self, seq: int, head: int) -> Batch | None:
        _erased, frames = await ask(queries.stretch, self._topic, seq, PAGE)
        page = [encode(frame) for frame in frames if frame.seq <= head]
        return portion(page) if page and page[0].seq == seq + 1 else None

    async def _once(self, key: int, read: Callable[[], Awaitable]) -> Batch | None:
        task = self._shared.get(key)
        if task is None:
            task = self._shared[key] = asyncio.ensure_future(read())
            task.add_done_callback(lambda _done: self._shared.pop(key, None))
        return await asyncio.shield(task)
