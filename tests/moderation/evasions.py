"""Disguises of words as people write them, made without knowing how moderation looks through them.

Nothing here or in the other evasions_*.py imports from moderation/. Half of the rules are FROZEN: they were written
before screening was tuned for this set, their results were not looked at while it was tuned, and they never change.
"""

import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

HAN = (
    *("傻逼", "脑残", "王八蛋", "狗杂种", "狗东西", "操你妈", "办假证", "招代理", "代办假证", "刻章办证", "代开发票"),
    *("刷单返利", "高额返利", "贷款秒批", "内部名额", "全程代办", "免费领取", "兼职日结", "低价出售"),
    *("无抵押贷款", "加微信优惠", "扫码领红包"),
)
LATIN = ("fuck", "asshole", "bullshit", "idiot", "bastard", "casino", "viagra", "escort")
TERMS = (*HAN, *LATIN)
AROUND_HAN = ("{}", "我看{}这种事没人管", "路口又看见：{}。", "请问{}什么时候有人处理？", "门上贴着{}的小广告")
AROUND_LATIN = ("{}", "you {} again", "这个 {} 怎么办", "({})", "what a {}!")


@dataclass(frozen=True)
class Variant:
    """One disguise of a term within a text; `doubtful` says that a mark is enough because it may be chance."""

    rule: str
    term: str
    text: str
    start: int
    end: int
    doubtful: bool


@dataclass(frozen=True)
class Rule:
    """How a kind of disguise is made: `make(term, dice)` gives a disguise, or the term itself where it has none."""

    name: str
    make: Callable[[str, random.Random], str]
    terms: tuple[str, ...]
    frozen: bool
    doubtful: bool
    times: int


RULES: list[Rule] = []


def rule(*, terms: tuple[str, ...] = TERMS, frozen: bool = False, doubtful: bool = False, times: int = 1):
    """Keeps a maker of disguises under its function's name."""

    def keep(make):
        RULES.append(Rule(make.__name__, make, terms, frozen, doubtful, times))
        return make

    return keep


def variants(rules: Iterable[Rule]) -> Iterator[Variant]:
    """All disguises of these rules, the same in every run."""
    for one in rules:
        for term in one.terms:
            for time in range(one.times):
                dice = random.Random(zlib.crc32(f"{one.name} {term} {time}".encode()))
                disguise = one.make(term, dice)
                if disguise != term:
                    yield placed(one.name, term, disguise, doubtful=one.doubtful, dice=dice)


def placed(name: str, term: str, disguise: str, *, doubtful: bool, dice: random.Random) -> Variant:
    """The disguise somewhere in a sentence."""
    around = dice.choice(AROUND_LATIN if term.isascii() else AROUND_HAN)
    start = around.index("{}")
    return Variant(name, term, around.format(disguise), start, start + len(disguise), doubtful)


def swapped(term: str, table: dict[str, str], dice: random.Random, share: float = 1.0) -> str:
    """The term with characters of the table replaced, all or at least one of them; one value may offer several."""
    places = [place for place, char in enumerate(term) if char in table]
    chosen = {place for place in places if dice.random() < share} or set(places[:1])
    return "".join(dice.choice(table[char]) if place in chosen else char for place, char in enumerate(term))


def between(term: str, things: Iterable[str], dice: random.Random, most: int = 1) -> str:
    """The term with up to `most` of these things between all its characters."""
    kinds = list(things)
    out = term[0]
    for char in term[1:]:
        out += "".join(dice.choice(kinds) for _ in range(dice.randint(1, most))) + char
    return out


def spelled(letters: str, first: int) -> dict[str, str]:
    """A table from these letters to the characters that follow each other from `first`."""
    return {letter: chr(first + place) for place, letter in enumerate(letters)}
