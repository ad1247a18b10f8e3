"""Folds a text so that disguises fall away, and remembers where each character stood.

Every character is normalised by itself, and combining marks are dropped before, so the cost is linear: a run of
200,000 marks cannot be brought into canonical order because no run is ever normalised (TRUST.md, trap 7).
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import opencc

LIMIT = 5_000  # characters that are screened; what lies beyond is held for a moderator
MARKS = 8  # combining marks in a row that a language may need
CLAUSE = frozenset("。，！？；：、,!?;:\n")
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_LOOKALIKES = str.maketrans("аеорсухіѕјԁгвнкмтοανρτικ", "aeopcyxisjdrbhkmtoavptik")
_HAN = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))


@dataclass(frozen=True)
class Folded:
    """A folded text over its original: `at[n]` is the original place of its n-th character."""

    original: str
    text: str
    at: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the piece start..end of the folded text stands in the original, its trailing marks included."""
        last = self.at[end - 1] + 1
        while last < len(self.original) and _is_mark(self.original[last]):
            last += 1
        return self.at[start], last


def fold(text: str) -> Folded:
    """Width, case, accents, traditional forms, look-alikes and digits folded; marks and invisible ones dropped."""
    pieces, at = [], []
    for place, char in enumerate(text):
        plain = _plain(char)
        pieces.append(plain)
        at.extend([place] * len(plain))
    return Folded(text, "".join(pieces), at)


def tight(folded: Folded) -> Folded:
    """Only letters and digits, so that separators between characters fall away."""
    places = [place for place, char in enumerate(folded.text) if char.isalnum()]
    return Folded(folded.original, "".join(folded.text[p] for p in places), [folded.at[p] for p in places])


def squeezed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Each run of one character reduced to one, and where (start, end) the run stood in the text given."""
    runs, place = [], 0
    for _char, group in groupby(text):
        end = place + len(list(group))
        runs.append((place, end))
        place = end
    return "".join(text[start] for start, _end in runs), runs


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


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")


@lru_cache(maxsize=65_536)
def _plain(char: str) -> str:
    """What one character counts as: nothing, itself, or what it is a form of."""
    if "a" <= char <= "z" or "0" <= char <= "9":
        return char
    if char in _HIDDEN or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cs", "Co", "Cn"):
        return ""
    if char.isspace() or char == "\u2800":
        return "\n" if char in "\n\r\u2028\u2029" else " "
    if unicodedata.category(char) == "Cc":
        return ""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char).casefold()
    if char < "\u2000":
        plain = "".join(one for one in unicodedata.normalize("NFD", plain) if not _is_mark(one))
    return plain.translate(_LOOKALIKES).translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """Every traditional character that has a simplified form, one for one, so that places stay."""
    traditional = [chr(code) for code in _HAN]
    simplified = opencc.OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simplified, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}
