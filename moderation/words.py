"""Finds any number of words in a text in one pass, at a cost that hardly depends on how many there are.

Both ways are made for lists that do not fit into a processor's cache, where each look at another place of the memory
costs more than a dozen steps of work.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import compress, groupby, islice
from operator import itemgetter

import ahocorasick

from moderation.entries import Entry, Hit

MOST_RAW = 20_000  # hits of one automaton in a text that are looked at all
MOST_HITS = 400  # hits that weigh anything, after which a crowded text is not searched further: it is held in any case
_ASCII = re.compile("[\x00-\x7f]")


class Automaton:
    """Finds words in one pass, over their bytes in `code`; a character that has none there is in no word.

    The library tries the ways out of a state one by one: over bytes no state has more than 256.
    """

    def __init__(self, words: Iterable[tuple[str, Entry]], code: str = "utf-8"):
        self._code = code
        self._automaton = ahocorasick.Automaton()
        in_order = sorted(words, key=itemgetter(0))  # what begins alike lies together in memory
        for word, same in groupby(in_order, key=itemgetter(0)):
            self._automaton.add_word(word.encode(code).decode("latin-1"), [entry for _word, entry in same])
        self._automaton.make_automaton()
        self._is_empty = not in_order

    def hits(self, text: str) -> list[Hit]:
        """Every hit in the text, by where it ends; of a flood the first MOST_RAW."""
        if self._is_empty or not text:
            return []
        coded = text.encode(self._code, "replace")
        ends = islice(self._automaton.iter(coded.decode("latin-1")), MOST_RAW)
        if len(coded) == len(text):
            return [(end, entry) for end, entries in ends for entry in entries]
        found: list[Hit] = []
        place, done = -1, 0
        for end, entries in ends:
            place += len(coded[done : end + 1].decode(self._code))
            done = end + 1
            found += [(place, entry) for entry in entries]
        return found


class Words:
    """Finds words of any characters: Latin ones by an automaton, all others by the two characters they begin with.

    Thousands of Chinese characters make millions of pairs, so that few pairs of a text begin a word at all.
    """

    def __init__(self, words: Iterable[tuple[str, Entry]]):
        self._words: dict[str, list[Entry]] = {}
        latin: list[tuple[str, Entry]] = []
        sizes: dict[str, set[int]] = {}
        for word, entry in words:
            if word.isascii():
                latin.append((word, entry))
            else:
                self._words.setdefault(word, []).append(entry)
                sizes.setdefault(word[:2], set()).add(len(word))
        self._latin = Automaton(latin, "ascii")
        self._sizes = {begin: tuple(sorted(found)) for begin, found in sizes.items()}
        self._pairs = frozenset(memoryview(b"".join(map(_coded, _two(sizes)))).cast("Q"))
        self._single = re.compile("|".join(map(re.escape, sizes.keys() - set(_two(sizes)))) or r"\Z.")

    def hits(self, text: str) -> list[Hit]:
        """Every hit in the text, by where it ends; of a flood the first MOST_HITS or so that weigh anything."""
        found = self._latin.hits(text) if _ASCII.search(text) else []
        if text.isascii():
            return found
        return sorted([*found, *self._others(text)], key=itemgetter(0))

    def _others(self, text: str) -> Iterator[Hit]:
        """The hits of words that are not all Latin."""
        left = MOST_HITS
        for place in sorted(self._beginnings(text)):
            for after in (place + size for size in self._sizes[text[place : place + 2]]):
                for entry in self._words.get(text[place:after], ()) if after <= len(text) else ():
                    yield after - 1, entry
                    left -= entry.weight > 0
            if left < 0:
                return
        for one in self._single.finditer(text):
            yield from ((one.start(), entry) for entry in self._words[one[0]])

    def _beginnings(self, text: str) -> list[int]:
        """Where two characters stand with which a word begins."""
        coded, size = memoryview(_coded(text)), len(text)
        even, odd = coded[: size // 2 * 8].cast("Q"), coded[4 : 4 + (size - 1) // 2 * 8].cast("Q")
        begins = self._pairs.__contains__
        return [*compress(range(0, size, 2), map(begins, even)), *compress(range(1, size, 2), map(begins, odd))]


def _coded(text: str) -> bytes:
    """Four bytes for each character, so that two are one number."""
    return text.encode("utf-32-le")


def _two(beginnings: Iterable[str]) -> list[str]:
    return [one for one in beginnings if len(one) == 2]
