"""How a queue goes on at its present pace, pure."""

import math
from dataclasses import dataclass

USUAL_PACE = 3  # texts one moderator decides in a minute, where nobody has decided any yet


@dataclass(frozen=True)
class Forecast:
    """What becomes of a queue: `kind` is "idle", "empties", "stays", "grows" or "stands".

    `minutes` until it is empty, `growth` in texts a minute, `needed` more moderators until it shrinks.
    """

    kind: str
    minutes: int = 0
    growth: float = 0
    needed: int = 0


def forecast(waiting: int, *, arrived: int, decided: int, moderators: int, minutes: int) -> Forecast:
    """The forecast from what came and went within so many minutes, decided by so many moderators."""
    if not waiting:
        return Forecast("idle")
    gain = arrived - decided
    if gain < 0:
        return Forecast("empties", minutes=math.ceil(waiting * minutes / -gain))
    if not arrived:
        return Forecast("stands")
    needed = _needed(gain, decided if moderators else 0, moderators, minutes)
    return (
        Forecast("grows", growth=round(gain / minutes, 1), needed=needed) if gain else Forecast("stays", needed=needed)
    )


def _needed(gain: int, decided: int, moderators: int, minutes: int) -> int:
    """How many more are needed until more is decided than comes, in whole numbers."""
    return gain * moderators // decided + 1 if decided else gain // (USUAL_PACE * minutes) + 1
