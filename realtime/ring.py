"""The last frames of one topic, kept in memory for those who come back."""

from collections import deque
from itertools import islice

from realtime.frames import Batch, Encoded, portion

LAST = 2000


class Ring:
    """Up to 2,000 frames without a hole, ending at the topic's head; answers the same question once."""

    def __init__(self):
        self._frames: deque[Encoded] = deque(maxlen=LAST)
        self._answers: dict[tuple[int, int], Batch] = {}

    @property
    def first(self) -> int | None:
        """The lowest number held; None when empty."""
        return self._frames[0].seq if self._frames else None

    def holds_after(self, seq: int) -> bool:
        """Whether every frame after this number is here."""
        return self.first is not None and self.first <= seq + 1

    def after(self, seq: int, most: int) -> Batch:
        """The next frames after a number that `holds_after` allows, encoded once for all who ask the same."""
        key = (seq, most)
        if key not in self._answers:
            start = seq + 1 - self._frames[0].seq
            if len(self._answers) >= 64:
                self._answers.clear()
            self._answers[key] = portion(list(islice(self._frames, start, start + most)))
        return self._answers[key]

    def add(self, frames: list[Encoded]) -> None:
        """Puts newer frames at the end."""
        self._frames.extend(frames)
        self._answers.clear()

    def fill(self, older: list[Encoded], head: int) -> None:
        """Puts older frames before those held, if they join on without a hole."""
        limit = self.first or head + 1
        older = [frame for frame in older if frame.seq < limit]
        if older and older[-1].seq == limit - 1:
            self._frames = deque([*older, *self._frames], maxlen=LAST)

    def clear(self) -> None:
        """Drops everything, for example because a text in it was withdrawn."""
        self._frames.clear()
        self._answers.clear()
