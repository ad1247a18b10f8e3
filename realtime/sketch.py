"""How many different visitors came, from a kilobyte that names none of them (HyperLogLog).

Each visitor's 64-bit hash picks one of 1,024 registers, which keeps the longest run of leading zeros it has seen.
Sketches merge by taking the larger of each register, so minutes and processes add up without counting anybody twice.
The estimate is Ertl's improved one, without a table of corrections: within 3.3 % in two cases of three.
"""

import math
from collections import Counter

BITS = 10  # of the hash, that choose the register
SIZE = 1 << BITS  # registers, one byte each
REST = 64 - BITS  # bits that are left to count zeros in


class Sketch:
    """The registers; `Sketch(kept)` goes on with what `bytes(sketch)` gave, and empty bytes hold nobody."""

    def __init__(self, kept: bytes = b""):
        if len(kept) not in (0, SIZE):
            raise ValueError(f"a sketch has {SIZE} registers, not {len(kept)}")
        self._registers = bytearray(kept or SIZE)

    def __bytes__(self) -> bytes:
        return bytes(self._registers) if any(self._registers) else b""

    def add(self, hashed: int) -> None:
        """Notes one visitor by a hash of 64 random bits; the same one again changes nothing."""
        place, rest = hashed >> REST, hashed & ((1 << REST) - 1)
        rank = REST - rest.bit_length() + 1
        if rank > self._registers[place]:
            self._registers[place] = rank

    def merge(self, kept: bytes) -> None:
        """Adds everybody another sketch has seen."""
        self._registers = bytearray(map(max, self._registers, Sketch(kept)._registers))

    def estimate(self) -> int:
        """About how many different visitors were added."""
        found = Counter(self._registers)
        total = SIZE * _tau(1 - found[REST + 1] / SIZE)
        for rank in range(REST, 0, -1):
            total = (total + found[rank]) / 2
        total += SIZE * _sigma(found[0] / SIZE)
        return round(SIZE * SIZE / (2 * math.log(2) * total)) if math.isfinite(total) else 0


def _sigma(empty: float) -> float:
    """What the share of registers that nobody reached adds."""
    if empty == 1:
        return math.inf
    weight, total, before = 1.0, empty, -1.0
    while total != before:
        empty, before = empty * empty, total
        total += empty * weight
        weight *= 2
    return total


def _tau(rest: float) -> float:
    """What the share of registers that are not full adds."""
    if rest in (0, 1):
        return 0.0
    weight, total, before = 1.0, 1 - rest, -1.0
    while total != before:
        rest, before = math.sqrt(rest), total
        weight /= 2
        total -= (1 - rest) ** 2 * weight
    return total / 3
