"""Exactly once and in order, seen from a client: where it stands in its topic's numbers, and what went wrong."""

from dataclasses import dataclass, field


@dataclass
class Counts:
    """What a viewer went through: frames it was given, and every irregularity."""

    frames: int = 0
    gaps: int = 0
    repeats: int = 0
    reconnects: int = 0
    reloads: int = 0
    polls: int = 0


@dataclass
class Order:
    """`seq` is the last number seen, None before the first word; `epoch` the history it belongs to."""

    seq: int | None
    epoch: str
    counts: Counts = field(default_factory=Counts)

    def begin(self, head: int, epoch: str) -> None:
        """Learns where the stream stands if it was not told where to start."""
        self.seq = head if self.seq is None else self.seq
        self.epoch = self.epoch or epoch

    def restart(self, seq: int, epoch: str) -> None:
        """Starts over from a snapshot."""
        self.counts.reloads += 1
        self.seq, self.epoch = seq, epoch

    def is_behind(self, head: int) -> bool:
        """Whether the server's head shows that frames are missing here; counts a gap."""
        behind = self.seq is not None and head > self.seq
        self.counts.gaps += behind
        return behind

    def take(self, frames: list[dict]) -> tuple[list[dict], bool]:
        """The frames that come next, each once, and whether some in between are missing."""
        fresh: list[dict] = []
        for frame in frames:
            last = self.seq or 0
            if frame["seq"] <= last:
                self.counts.repeats += 1
            elif frame["seq"] > last + 1:
                self.counts.gaps += 1
                break
            else:
                self.seq = frame["seq"]
                fresh.append(frame)
        self.counts.frames += len(fresh)
        return fresh, bool(frames) and frames[-1]["seq"] > (self.seq or 0)
