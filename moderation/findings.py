"""What screening says about a piece of a text."""

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
