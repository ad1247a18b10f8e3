"""What screening says about a piece of a text."""

import math
from dataclasses import asdict, dataclass

BLOCK, HOLD, PERSONAL, CONTACT, MARK, SHAPE = 100, 60, 40, 40, 20, 10
MOST = 200


@dataclass(frozen=True, order=True)
class Finding:
    """One finding; `start` and `end` count characters of the original text, `weight` runs from 1 to 100.

    kind: term, personal, link, contact, repeat or shape; `rule` says which rule of that kind (phrases.RULES).
    """

    start: int
    end: int
    kind: str
    rule: str
    weight: int


def apart(findings: list[Finding], others: list[Finding]) -> list[Finding]:
    """The findings that overlap none of the others."""
    taken = {place for other in others for place in range(other.start, other.end)}
    return [one for one in findings if taken.isdisjoint(range(one.start, one.end))]


def score(findings: list[Finding]) -> int:
    """How much in a text asks for a moderator's eyes, from 0 to 100: what no rule leaves in doubt counts in full.

    Each rule counts once, with its heaviest finding, and takes its weight in hundredths of what the others left:
    60 and 40 make 76. More findings never lower it, 100 is reached only by a term that blocks, and order is nothing.
    """
    heaviest: dict[tuple[str, str], int] = {}
    for one in findings:
        heaviest[one.kind, one.rule] = max(one.weight, heaviest.get((one.kind, one.rule), 0))
    left = math.prod(100 - weight for weight in sorted(heaviest.values()))
    return min(99, 100 - round(left / 100 ** len(heaviest) * 100)) if left else 100


def kept(findings: list[Finding]) -> list[Finding]:
    """The findings in reading order, each once; of a flood only the MOST heaviest."""
    heaviest = sorted(set(findings), key=lambda one: (-one.weight, one))[:MOST]
    return sorted(heaviest)


def to_json(findings: list[Finding]) -> list[dict]:
    """As a Case stores them."""
    return [asdict(one) for one in findings]


def from_json(rows: list[dict]) -> list[Finding]:
    """As a Case stored them."""
    return [Finding(**row) for row in rows]
