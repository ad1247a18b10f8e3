"""How alike two texts are: by the pairs of neighbouring characters they share, or by how much wording one keeps."""

import re
from dataclasses import dataclass
from functools import lru_cache

from moderation.normalise import fold, tight

ALIKE = 0.35  # a question asked again in other words; the same words in another order reach 0.75
NEAR = 0.4  # one text sent again, shortened, longer or reworded; set on half of the marked pairs of real letters
COMPARED = 1_500  # characters of a text that are compared
PASSAGE = (4, 6)  # words in a row that make a kept passage: a third of the shorter text within these bounds
SHORT = 60  # words up to which another number means another matter ("building 3", "building 4")
# What so many letters begin and end with that it says nothing about what they ask.
FORMULAS = re.compile(
    "|".join(
        (
            r"尊敬的(?:各位|各级)?[^\W\d_]{0,4}(?:领导|书记|市长|区长|县长|局长|主任)们?(?:同志)?",
            r"[你您]们?好",
            r"(?:非常|十分|万分)?(?:感谢|谢谢)(?:[你您]们?|各位|领导)?(?:能?在?百忙之中[^,，。!！\n]{0,14})?",
            r"(?:恳|敬)?请?(?:希?望)?(?:政府|有关|相关|职能)部门",
            r"此致敬礼",
        )
    )
)
_WORD = re.compile(r"[a-z]+|\d+|[^\W_]")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Wording:
    """What is compared of a text: its runs of three words in their order, and the numbers in it."""

    runs: tuple[str, ...]
    distinct: frozenset[str]
    numbers: frozenset[str]

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.runs) + 2 if self.runs else 0


@lru_cache(maxsize=4_096)  # one desk compares the same few hundred texts again and again
def pairs(text: str) -> frozenset[str]:
    """The overlapping pairs of a folded text without its separators."""
    plain = tight(fold(text[:1_000])).text
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared pairs over all pairs, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def words(text: str) -> list[str]:
    """The first COMPARED characters folded and cut: a Han character, a Latin word or a number each; no formulas."""
    return _WORD.findall(FORMULAS.sub(" ", fold(text[:COMPARED]).text))


@lru_cache(maxsize=2_048)
def wording(text: str) -> Wording:
    """The wording of a text, however it is spaced, spelled wide or addressed."""
    found = words(text)
    runs = tuple(map(" ".join, zip(found, found[1:], found[2:], strict=False)))
    return Wording(runs, frozenset(runs), frozenset(filter(_NUMBER.fullmatch, found)))


def nearness(one: Wording, other: Wording) -> float:
    """How much of the wording is the same, from 0 to 1.

    The mean of two shares: of all runs of three words those in both, and of the shorter text what stands in passages
    that the other one has too. 0 for two short texts that name different numbers: they ask about different things.
    """
    if not one.runs or not other.runs or _differ_in_number(one, other):
        return 0.0
    shorter, longer = (one, other) if len(one.runs) <= len(other.runs) else (other, one)
    shared = len(one.distinct & other.distinct)
    return (shared / (len(one.distinct) + len(other.distinct) - shared) + _kept(shorter, longer)) / 2


def _differ_in_number(one: Wording, other: Wording) -> bool:
    short = max(one.length, other.length) <= SHORT
    return short and bool(one.numbers and other.numbers) and one.numbers != other.numbers


def _kept(shorter: Wording, longer: Wording) -> float:
    """How much of the shorter text stands in passages of the longer one."""
    least, kept, passage = max(PASSAGE[0], min(PASSAGE[1], shorter.length // 3)), 0, 0
    for run in (*shorter.runs, ""):
        if run in longer.distinct:
            passage += 1
        elif passage:
            kept += passage + 2 if passage + 2 >= least else 0
            passage = 0
    return min(1.0, kept / shorter.length)
