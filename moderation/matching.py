"""A term list made ready for one text after another: automata over what a term looks and sounds like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

import ahocorasick

from moderation.lookalikes import CLASSES
from moderation.normalise import fold, squeezed, tight
from moderation.sounds import reading, sounded

EXACT, CLASSED, SPELLED, INITIALS, ABRIDGED, SOUNDING = range(6)  # how a term appears
MOST_RAW = 20_000  # hits of one automaton in a text that are looked at all
_VOWELS = frozenset("aeiouv")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form in which a term appears: folded, how often each character stands in a row, and what a hit weighs.

    A weight of 0 tells a word in which nothing is to be found. One that is `alone` counts only as a word of its own.
    """

    text: str
    runs: tuple[int, ...]
    kind: str
    weight: int
    how: int = EXACT
    alone: bool = False


@dataclass(frozen=True)
class Hit:
    """An entry and the place of its last character in the text that was searched."""

    last: int
    entry: Entry


class Automaton:
    """Finds any number of words in one pass; over their UTF-8, so that no state has more than 256 ways on.

    The library walks through the ways of a state one by one: with 50,000 Chinese terms the first state has thousands,
    and a pass over characters takes up to fifty times as long as one over bytes.
    """

    def __init__(self, words: Iterable[tuple[str, Entry]]):
        entries: dict[str, list[Entry]] = {}
        for word, entry in words:
            entries.setdefault(_bytes(word), []).append(entry)
        self._automaton = ahocorasick.Automaton()
        for word, found in entries.items():
            self._automaton.add_word(word, found)
        self._automaton.make_automaton()
        self._is_empty = not entries

    def hits(self, text: str) -> list[Hit]:
        """Every hit in the text, by where it ends; of a flood the first MOST_RAW."""
        if self._is_empty or not text:
            return []
        coded = _bytes(text)
        raw = list(islice(self._automaton.iter(coded), MOST_RAW))
        if not raw:
            return []
        lasts = _lasts(text, coded)
        return [Hit(lasts[end], entry) for end, entries in raw for entry in entries]


class Matcher:
    """The automata of one list: by look, by class of letter, by sound."""

    def __init__(self, rows: Iterable[tuple[str, str, int]]):
        known = [(tight(fold(text)).text, kind, weight) for text, kind, weight in rows]
        exact = [_exact(*row) for row in known if row[0]]
        found = [entry for entry in exact if entry.weight]
        self.exact = Automaton((squeezed(entry.text), entry) for entry in exact)
        self.classed = Automaton((classed(entry.text), entry) for one in found for entry in _written(one))
        sounding = (_how(entry, entry.text, SOUNDING) for entry in found if len(entry.text) > 1 and _is_han(entry.text))
        self.sounding = Automaton((sounded(entry.text), entry) for entry in sounding)


def classed(text: str) -> str:
    """Letters, figures and signs that stand for each other as one letter; separators left out."""
    return text.translate(_CLASSED)


def is_kept(char: str) -> bool:
    """Whether classed() keeps this character."""
    return _CLASSED[ord(char)] is not None


def _exact(text: str, kind: str, weight: int) -> Entry:
    runs = tuple(len(list(run)) for _char, run in groupby(text))
    return Entry(text, runs, kind, weight, alone=text.isascii() or len(text) == 1)


def _written(entry: Entry) -> Iterator[Entry]:
    """The other forms in which a term is written: figures for letters, in pinyin, in initials, one character so."""
    text = entry.text
    if text.isascii():
        if len(text) >= 4 and text.isalpha():
            yield _how(entry, text, CLASSED)
        return
    if not _is_han(text) or len(text) < 2:
        return
    spoken = [reading(char) for char in text]
    if all(spoken):
        if len("".join(spoken)) >= 5:
            yield _how(entry, "".join(spoken), SPELLED)
        initials = "".join(one[0] for one in spoken)
        if len(initials) >= 4 and _VOWELS.isdisjoint(initials):
            yield _how(entry, initials, INITIALS)
    for place, one in enumerate(spoken):
        if one and one[0] not in _VOWELS and len(text) <= 6:
            yield _how(entry, text[:place] + one[0] + text[place + 1 :], ABRIDGED)


def _how(entry: Entry, text: str, how: int) -> Entry:
    return Entry(text, (), entry.kind, entry.weight, how, alone=how in (CLASSED, SPELLED, INITIALS))


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _bytes(text: str) -> str:
    return text.encode().decode("latin-1")


def _lasts(text: str, coded: str) -> list[int]:
    """The place of the character of which each byte is a part."""
    if len(coded) == len(text):
        return list(range(len(text)))
    widths = (1 if char < "\x80" else 2 if char < "\u0800" else 3 if char < "\U00010000" else 4 for char in text)
    return [place for place, width in enumerate(widths) for _ in range(width)]


class _Classed(dict):
    """What classed() makes of each code; letters and figures stay, all else is left out. Never grows."""

    def __missing__(self, code: int) -> int | None:
        return code if chr(code).isalnum() else None


_CLASSED = _Classed({code: code if chr(code).isalnum() else None for code in range(0x3100)})
_CLASSED.update({code: code for code in range(0x4E00, 0xA000)})
_CLASSED.update({ord(sign): letter for sign, letter in CLASSES.items()})
