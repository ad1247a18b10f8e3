"""Folds a text so that disguises fall away, and remembers where each character stood.

Every character is normalised by itself, and combining marks are dropped before, so the cost is linear: a run of
200,000 marks cannot be brought into canonical order because no run is ever normalised (TRUST.md, trap 7).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress

import opencc

LIMIT = 5_000  # characters that are screened; what lies beyond is held for a moderator
MARKS = 8  # combining marks in a row that a language may need
CLAUSE = frozenset("。，！？；：、,!?;:\n")
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_LOOKALIKES = str.maketrans("аеорсухіѕјԁгвнкмтοανρτικ", "aeopcyxisjdrbhkmtoavptik")
_RUN = re.compile(r"(.)\1+", re.DOTALL)
_RUN_OR_ONE = re.compile(r"(.)\1*", re.DOTALL)
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})
_LONGEST = 4  # letters one character may count as; a longer ligature counts as its first
_HAN = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))


@dataclass(frozen=True)
class Folded:
    """A folded text over its original: `at[n]` is the original place of its n-th character."""

    original: str
    text: str
    at: Sequence[int]

    @property
    def dropped(self) -> int:
        """How many characters of the original count as nothing."""
        return 0 if isinstance(self.at, range) else len(self.original) - len(set(self.at))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the piece start..end of the folded text stands in the original, its trailing marks included."""
        last = self.at[end - 1] + 1
        while last < len(self.original) and _is_mark(self.original[last]):
            last += 1
        return self.at[start], last


def fold(text: str) -> Folded:
    """Width, case, accents, traditional forms, look-alikes and digits folded; marks and invisible ones dropped."""
    pieces = list(map(_plain, text))
    lengths = list(map(len, pieces))
    at = range(len(text)) if set(lengths) <= {1} else [n for n, length in enumerate(lengths) for _ in range(length)]
    return Folded(text, "".join(pieces), at)


def tight(folded: Folded) -> Folded:
    """Only letters and digits, so that separators between characters fall away."""
    at = list(compress(folded.at, map(str.isalnum, folded.text)))
    return Folded(folded.original, "".join(filter(str.isalnum, folded.text)), at)


def squeezed(text: str) -> str:
    """The text with each run of one character reduced to one."""
    return _RUN.sub(r"\1", text)


def runs(text: str) -> list[tuple[int, int]]:
    """Where (start, end) the character stands in `text` that each character of squeezed(text) was reduced from."""
    return [match.span() for match in _RUN_OR_ONE.finditer(text)]


def piled_marks(text: str) -> tuple[int, int] | None:
    """The first run of more than MARKS combining marks as (start, end); None if there is none."""
    start = None
    for place, char in enumerate(text):
        if not _is_mark(char):
            if start is not None and place - start > MARKS:
                return start, place
            start = None
        elif start is None:
            start = place
    return (start, len(text)) if start is not None and len(text) - start > MARKS else None


def is_latin(char: str) -> bool:
    """Whether this one character counts as a Latin letter or a digit."""
    plain = _plain(char)
    return plain.isascii() and plain.isalnum()


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")


@lru_cache(maxsize=100_000)
def _plain(char: str) -> str:
    """What one character counts as: nothing, itself, or what it is a form of."""
    category = unicodedata.category(char)
    if category == "Lo" and unicodedata.is_normalized("NFKC", char) and char not in _HIDDEN:
        return _simplified().get(char, char)
    if char.isspace() or char == "\u2800":
        return "\n" if char in "\n\r\u2028\u2029" else " "
    if category in _DROPPED or char in _HIDDEN:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char).casefold()
    if char < "\u2000":
        plain = "".join(one for one in unicodedata.normalize("NFD", plain) if not _is_mark(one))
    plain = plain if len(plain) <= _LONGEST else plain[0]
    return "".join(_simplified().get(one, one) for one in plain).translate(_LOOKALIKES)


@cache
def _simplified() -> dict[str, str]:
    """Every traditional character that has a simplified form, one for one, so that places stay."""
    traditional = [chr(code) for code in _HAN]
    simplified = opencc.OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    return {old: new for old, new in zip(traditional, simplified, strict=True) if old != new and len(new) == 1}
