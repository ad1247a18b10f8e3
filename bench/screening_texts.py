"""Terms and texts for the bench of screening, the same in every run."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.desk_texts import texts as asked

USUAL = [
    bytes([row, cell]).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if not (row == 0xD7 and cell > 0xF9)
]
LETTERS = "abcdefghijklmnoprstuvwxyz"
MARKS = "\u0300\u0301\u0323\u0307\u0336\u0489\u20dd"


@dataclass(frozen=True)
class TermLike:
    """A term as an operator lists it."""

    text: str
    kind: str
    effect: str


def term_like(number: int) -> list[TermLike]:
    """So many terms of two to six usual characters; a tenth are Latin words, a twentieth words to be spared."""
    dice = random.Random(20)
    found: dict[str, TermLike] = {}
    while len(found) < number:
        pool, least, most = (LETTERS, 5, 10) if dice.random() < 0.1 else (USUAL, 2, 6)
        text = "".join(dice.choices(pool, k=dice.randint(least, most)))
        effect = dice.choices(("block", "hold", "mark", "allow"), (10, 45, 40, 5))[0]
        found[text] = TermLike(text, dice.choice(("abuse", "fraud", "advertising")), effect)
    return list(found.values())


def ordinary(number: int, length: int, terms: list[TermLike]) -> list[str]:
    """So many texts of this length as citizens send them; a fifth hold three terms in disguise."""
    dice = random.Random(21)
    said = asked(2_000)
    found = []
    for place in range(number):
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            parts.append(dice.choice(said))
            if place % 5 == 0 and len(parts) % 8 == 1:
                parts.append(dice.choice((" ", "*", "\u200b", "")).join(dice.choice(terms).text))
        found.append("".join(parts)[:length])
    return found


Maker = Callable[[int, int], str]  # makes a text of a length for the n-th round


def nasty(terms: list[TermLike]) -> dict[str, Maker]:
    """By kind, texts made to be slow."""
    return _characters() | _disguises() | _crowds(terms)


def _drawn(pool) -> Maker:
    return lambda number, length: "".join(random.Random(number).choices(pool, k=length))


def _joined(parts: list[str], between: str = "") -> Maker:
    return lambda number, length: between.join(random.Random(number).choices(parts, k=length))[:length]


def _characters() -> dict[str, Maker]:
    rare = [chr(code) for code in (*range(0xA0, 0xD800), *range(0xE000, 0x32000)) if code % 7 == 0]
    return {
        "rare characters": _drawn(rare),
        "any Chinese characters": _drawn([chr(code) for code in range(0x4E00, 0xA000)]),
        "Chinese of the second planes": _drawn([chr(code) for code in range(0x20000, 0x31000)]),
        "usual characters": _drawn(USUAL),
        "characters of two": _drawn("㎏㎡㏄ﬁ㋀㍻ß⑳"),
        "digits only": _drawn("0123456789"),
        "digits and dashes": _drawn("0123456789-. "),
        "letters and figures": _drawn("abcdeios013457@$!"),
        "one character": lambda number, length: USUAL[number] * length,
        "pairs": lambda number, length: (2 * USUAL[number] + 2 * USUAL[number + 1]) * (length // 4),
        "spaces": _drawn(" \u3000\t\n"),
        "exclaimed": _drawn("！!？?"),
    }


def _disguises() -> dict[str, Maker]:
    return {
        "piled marks": lambda number, length: "é" + _drawn(MARKS)(number, length - 1),
        "marks one by one": lambda number, length: f"办{MARKS[number % 7]}" * (length // 2),
        "tags and selectors": _drawn("\U000e0041\U000e0101\U000f0000\ufe0f"),
        "zero-width only": _drawn("\u200b\u200c\u200d\u2060\ufeff\u202e"),
        "zero-width between": _joined(USUAL, "\u200b"),
        "pinyin": _joined(["ban", "jia", "zheng", "fa", "piao", "chuang", "x"]),
        "pinyin between characters": _joined(["ban", "办", "jia", "假", "piao", "证"]),
        "characters in parts": _drawn("亻弋讠正扌召女马力口禾中石马纟吉"),
        "turned backwards": lambda number, length: f"\u202e{_drawn(USUAL)(number, 9)}\n" * (length // 11),
        "links": _joined(["http://", "a.", "com", "/", "www.", "@", "x"]),
        "addresses": _joined(["3", "号楼", "2", "单元", "弄", "-", "室", "一"]),
    }


def _crowds(terms: list[TermLike]) -> dict[str, Maker]:
    han = [term.text for term in terms if not term.text.isascii()]
    return {
        "terms only": _joined(han),
        "terms drawn out": _joined(["".join(2 * char for char in text) for text in han]),
        "terms with commas": lambda number, length: "，".join(_joined(han)(number, length // 2)),
        "one term only": lambda number, length: (han[number] * length)[:length],
        "Latin terms only": _joined([f"{term.text} " for term in terms if term.text.isascii()]),
    }
