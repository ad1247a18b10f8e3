"""How alike two texts are, by the pairs of neighbouring characters they share."""

from functools import lru_cache

from moderation.normalise import fold, tight

ALIKE = 0.35  # a question asked again in other words; the same words in another order reach 0.75


@lru_cache(maxsize=4_096)  # one desk compares the same few hundred texts again and again
def pairs(text: str) -> frozenset[str]:
    """The overlapping pairs of a folded text without its separators."""
    plain = tight(fold(text[:1_000])).text
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared pairs over all pairs, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0
