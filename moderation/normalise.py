"""Folds a text so that disguises fall away, and remembers where each character stood.

Every character counts by itself, out of tables made once, and marks are dropped before anything is normalised, so the
cost is linear whatever is sent: no run of marks is ever brought into canonical order (TRUST.md, trap 7), and no cache
grows with what people send.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, compress, repeat

import opencc

from moderation.lookalikes import IDEOGRAPHS, LETTERS

LIMIT = 5_000  # characters that are screened; what lies beyond is held for a moderator
MARKS = 8  # combining marks in a row that a language may need
CLAUSE = frozenset("。，！？；：、,!?;:")
_GONE, _TWO = "\x00", "\x01"  # in place of a character that counts as nothing, and of one that counts as two
_ALL_GONE = re.compile(f"{_GONE}{{{MARKS + 1},}}")
_SIZES = {_GONE: 0, _TWO: 2}
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})
_BRACKETS = str.maketrans("", "", "()〔〕.,")
_BACKWARDS, _FORWARDS = "\u202e", "\u202c\u2069\n\r\u2028\u2029"  # the mark that turns what follows, and what ends it
_NO_LETTERS = re.compile(r"[\W_]+")
_AGAIN = re.compile(r"(.)(?=\1)", re.DOTALL)  # a character before the same
_HAN = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))
# Blocks in which no character counts as another, but for traditional forms.
_PLAIN_BLOCKS = ((0x3400, 0xA000), (0xAC00, 0xD7A4), (0x17000, 0x18D00), (0x20000, 0x2A6E0), (0x2A700, 0x2F800))
CODES = tuple(range(0x32400))  # of all characters that may count as something; tables over them share these numbers
_BEYOND = re.compile(
    "[\U00032400-\U0010ffff]"
)  # only tags, selectors and private ones are there: they count as nothing


Spans = Sequence[tuple[int, int]]


class Folded:
    """A folded text over its original: `at[n]` is the original place of its n-th character."""

    def __init__(self, original: str, text: str, places: Callable[[], Sequence[int]], gone: Spans = ()):
        self.original, self.text, self._places = original, text, places
        self.gone = gone  # where, in the original, more than MARKS characters in a row may count as nothing

    @cached_property
    def at(self) -> Sequence[int]:
        """Told only when asked: most texts hold nothing whose place anybody wants to know."""
        return self._places()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the piece start..end of the folded text stands in the original, its trailing marks included."""
        places = self.at[start:end]
        first, last = min(places), max(places) + 1
        while last < len(self.original) and _is_mark(self.original[last]):
            last += 1
        return first, last


def fold(text: str) -> Folded:
    """Width, case, accents, traditional forms, look-alikes and digits folded; marks and invisible ones dropped.

    What a mark turns backwards is put into the order in which it is read.
    """
    single, double = _tables()
    shown, order = _as_read(text) if _BACKWARDS in text else (text, range(len(text)))
    plain = _BEYOND.sub(_GONE, shown).translate(single)
    if _GONE not in plain and _TWO not in plain:
        return Folded(text, plain, lambda: order)
    gone = [_hull(order[slice(*found.span())]) for found in _ALL_GONE.finditer(plain)]
    bare = plain.replace(_GONE, "")
    if _TWO not in plain:
        return Folded(text, bare, lambda: list(compress(order, map(_GONE.__ne__, plain))), gone)
    twos = [double[char] for char, one in zip(shown, plain, strict=True) if one == _TWO]
    first, *others = bare.split(_TWO)
    both = first + "".join(chain.from_iterable(zip(twos, others, strict=True)))
    return Folded(text, both, lambda: list(_each(order, plain)), gone)


def tight(folded: Folded) -> Folded:
    """Only letters and digits, so that separators between characters fall away."""
    text = _NO_LETTERS.sub("", folded.text)
    if len(text) == len(folded.text):
        return folded
    return Folded(folded.original, text, lambda: list(compress(folded.at, map(str.isalnum, folded.text))))


def squeezed(text: str) -> str:
    """The text with each run of one character reduced to one."""
    return _AGAIN.sub("", text)


def run_starts(text: str) -> list[int]:
    """Where in `text` each run starts that became a character of squeezed(text), and last where the text ends."""
    is_start = bytearray(b"\x01") * (len(text) + 1)
    for found in _AGAIN.finditer(text):
        is_start[found.end()] = 0
    return list(compress(range(len(text) + 1), is_start))


def piled_marks(text: str) -> tuple[int, int] | None:
    """The first run of more than MARKS combining marks as (start, end); None if there is none."""
    marks = text.translate({ord(char): "m" if _is_mark(char) else " " for char in set(text)})
    start = marks.find("m" * (MARKS + 1))
    return None if start < 0 else (start, len(text) - len(marks[start:].lstrip("m")))


def is_latin(char: str) -> bool:
    """Whether this one character counts as a Latin letter or a digit."""
    plain = char if char.isascii() else fold(char).text
    return plain.isascii() and plain.isalnum()


def _hull(places: Sequence[int]) -> tuple[int, int]:
    return min(places), max(places) + 1


def _each(places: Sequence[int], plain: str) -> Iterator[int]:
    """A place for each character that one of `plain` counts as."""
    return chain.from_iterable(map(repeat, places, map(_SIZES.get, plain, repeat(1))))


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and not "\u3100" <= char < "\ua66f" and unicodedata.category(char) in ("Mn", "Me")


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text with what a mark turns backwards in reading order, and where each character stood."""
    order: list[int] = []
    place = 0
    while place < len(text):
        end = place + 1
        if text[place] == _BACKWARDS:
            while end < len(text) and text[end] not in _FORWARDS:
                end += 1
            order.extend(range(end - 1, place, -1))
        else:
            order.append(place)
        place = end
    return "".join([text[at] for at in order]), order


@cache
def _tables() -> tuple[list[int | str | None], dict[str, str]]:
    """What every character counts as: one for one by its code, and those that count as two."""
    simplified = _simplified()
    single: list[int | str | None] = [*CODES]
    double: dict[str, str] = {}
    for char in _listed():
        plain = "".join(simplified.get(one, one) for one in _plain(char))
        if len(plain) == 2:
            single[ord(char)], double[char] = _TWO, plain
        elif plain:
            single[ord(char)] = ord(plain)
        else:
            single[ord(char)] = _GONE
    return single, double


def _listed() -> Iterator[str]:
    """Every character that may count as something else."""
    start = 0
    for first, after in (*_PLAIN_BLOCKS, (len(CODES), 0)):
        yield from map(chr, range(start, first))
        start = after
    yield from {*_simplified(), *IDEOGRAPHS}


def _plain(char: str) -> str:
    """What one character counts as: nothing, itself, or the one or two characters it is a form of."""
    if char.isspace() or char == "\u2800":
        return "\n" if char in "\n\r\u2028\u2029" else " "
    category = unicodedata.category(char)
    if category in _DROPPED or char in _HIDDEN:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    known = LETTERS.get(char) or IDEOGRAPHS.get(char)
    if known:
        return known
    form = unicodedata.normalize("NFKC", char)
    plain = LETTERS.get(form) or _bare(form.casefold(), is_script=char < "\u2000")
    plain = plain if len(plain) == 1 else plain.translate(_BRACKETS) or plain[:1]
    return "".join(LETTERS.get(one, one) for one in (plain if len(plain) <= 2 else plain[0]))


def _bare(text: str, *, is_script: bool) -> str:
    """The text without its accents, where the script may carry them."""
    if not is_script:
        return text
    return "".join(one for one in unicodedata.normalize("NFD", text) if not _is_mark(one)) or text[:1]


@cache
def _simplified() -> dict[str, str]:
    """Every traditional character that has a simplified form, one for one, so that places stay."""
    traditional = [chr(code) for code in _HAN]
    simplified = opencc.OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    return {old: new for old, new in zip(traditional, simplified, strict=True) if old != new and len(new) == 1}
