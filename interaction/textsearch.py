"""Text as search sees it: width, case and traditional characters folded, Chinese cut into overlapping pairs; pure."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

LONGEST_TEXT = 20_000  # characters of one text that are indexed
LONGEST_WORD = 40  # letters of one Latin word or number that are indexed
MOST_TERMS = 16  # terms of one query that are asked for
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


@dataclass(frozen=True)
class Piece:
    """A part of a text for display; `hit` marks what was searched for."""

    text: str
    hit: bool


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=50_000)
def fold_letter(letter: str) -> str:
    """One character as search sees it: "" for a mark, often itself, sometimes several ("㎡" becomes "m2").

    Characters are folded one by one, so that a word is the same word in a query and in any surroundings.
    """
    if unicodedata.combining(letter):
        return ""
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in _converter().convert(plain).casefold() if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _kind(letter: str) -> bool | None:
    """True for a Chinese character, False for another letter or digit, None for what separates words."""
    code = ord(letter)
    if not letter.isalnum():
        return None
    return any(first <= code <= last for first, last in HAN)


@dataclass(frozen=True)
class Run:
    """A stretch of letters of one kind, folded; `places` are the positions of its letters in the original text."""

    text: str
    places: tuple[int, ...]
    is_han: bool


def runs(text: str) -> list[Run]:
    """The text as stretches of Chinese characters and of other letters or digits, in order."""
    found: list[Run] = []
    letters: list[str] = []
    places: list[int] = []
    kind: bool | None = None
    for place, letter in enumerate(text[:LONGEST_TEXT]):
        for part in fold_letter(letter):
            here = _kind(part)
            if here != kind and letters:
                found.append(Run("".join(letters), tuple(places), bool(kind)))
                letters, places = [], []
            kind = here
            if here is not None:
                letters.append(part)
                places.append(place)
    if letters:
        found.append(Run("".join(letters), tuple(places), bool(kind)))
    return found


def tokens(*texts: str) -> str:
    """The different tokens of these texts, separated by single spaces, for the search column.

    Chinese gives every overlapping pair and the last character alone; other words stay whole. A single character or the
    beginning of a word is found as the beginning of a token.
    """
    found: dict[str, None] = {}
    for text in texts:
        for run in runs(text):
            found.update(dict.fromkeys(_index_tokens(run)))
    return " ".join(found)


def _index_tokens(run: Run) -> list[str]:
    if not run.is_han:
        return [run.text[:LONGEST_WORD]]
    return [*_pairs(run.text), run.text[-1]]


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


@dataclass(frozen=True)
class Term:
    """One token a text must have; `is_prefix` when any token that begins so will do."""

    text: str
    is_prefix: bool


def terms(query: str) -> list[Term]:
    """What a text must have to answer this query, at most 16 terms; empty when there is nothing to search for."""
    found: dict[Term, None] = {}
    for run in runs(query[:200]):
        if run.is_han and len(run.text) > 1:
            found.update(dict.fromkeys(Term(pair, False) for pair in _pairs(run.text)))
        else:
            found[Term(run.text[:LONGEST_WORD], True)] = None
    return list(found)[:MOST_TERMS]


def highlight(text: str, query: str) -> list[Piece]:
    """The text cut into pieces, with what the query asked for marked; joined they are the text again."""
    wanted = terms(query)
    marked = {place for run in runs(text) for place in _hits(run, wanted)}
    pieces: list[Piece] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (end in marked) != (start in marked):
            pieces.append(Piece(text[start:end], start in marked))
            start = end
    return pieces


def _hits(run: Run, wanted: list[Term]) -> set[int]:
    found: set[int] = set()
    for term in wanted:
        at = run.text.find(term.text)
        while at != -1:
            if run.is_han or at == 0:
                found.update(run.places[at : at + len(term.text)])
            at = run.text.find(term.text, at + 1)
    return found


def excerpt(text: str, query: str, length: int = 120) -> list[Piece]:
    """About `length` characters around the first hit, marked; the beginning where nothing is hit."""
    flat = " ".join(text.split())
    pieces = highlight(flat, query)
    first = len(pieces[0].text) if len(pieces) > 1 and not pieces[0].hit else 0
    start = max(0, first - length // 4) if first > length // 2 else 0
    shown = flat[start : start + length]
    head, tail = "…" if start else "", "…" if start + length < len(flat) else ""
    return highlight(f"{head}{shown}{tail}", query)
