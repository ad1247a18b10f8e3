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
    gain = (arrived - decided) / minutes
    if gain < 0:
        return Forecast("empties", minutes=math.ceil(waiting / -gain))
    if not arrived and not decided:
        return Forecast("stands")
    pace = decided / minutes / moderators if decided and moderators else USUAL_PACE
    needed = math.floor(gain / pace) + 1
    if not gain:
        return Forecast("stays", needed=needed)
    return Forecast("grows", growth=round(gain, 1), needed=needed)
