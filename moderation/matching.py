"""A term list made ready for one text after another: every form in which a term appears, by look and by sound."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, groupby, product

from moderation.entries import ABRIDGED, CLASSED, INITIALS, SPELLED, Entry
from moderation.findings import MARK
from moderation.lookalikes import CLASSES, SUBSTITUTES
from moderation.normalise import CODES, fold, squeezed, tight
from moderation.sounds import reading, sounded
from moderation.words import Automaton, Words

BESIDE = 5  # characters that may stand before or after the Latin letters in a form
_VOWELS = frozenset("aeiouv")


class Matcher:
    """The forms of one list: by look, by class of letter, by sound.

    What may always be chance is looked for only where the term itself is more than marked.
    """

    def __init__(self, rows: Iterable[tuple[str, str, int]]):
        known = [(tight(fold(text)).text, kind, weight) for text, kind, weight in rows]
        exact = [_exact(*row) for row in known if row[0]]
        found = [entry for entry in exact if entry.weight]
        forms = chain(exact, (form for one in found for form in _replaced(one)))
        self.pairs = {one.text: one for one in found if len(one.text) == 2 and len(one.runs) == 2 and _is_han(one.text)}
        self.exact = Words((squeezed(entry.text), entry) for entry in forms)
        self.classed = Automaton((classed(entry.text), entry) for one in found for entry in _written(one))
        sounding = (one for one in found if len(one.text) > 2 and one.weight > MARK and _is_han(one.text))
        self.sounding = Automaton((sounded(entry.text), entry) for entry in sounding)


def classed(text: str) -> str:
    """Letters, figures and signs that stand for each other as one letter; separators left out."""
    return text.translate(_CLASSED)


def kept(text: str) -> str:
    """The characters of which classed() makes something, one for one, as they are."""
    return text.translate(_KEPT)


def kept_places(places: Sequence[int], text: str) -> list[int]:
    """Those of the places of the text's characters of which classed() makes something."""
    return list(compress(places, map(_KEPT.__getitem__, map(ord, text))))


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
    if len(text) < 2 or entry.weight <= MARK or not _is_han(text):
        return
    spoken = [reading(char) for char in text]
    if all(spoken):
        if len("".join(spoken)) >= 5:
            yield _how(entry, "".join(spoken), SPELLED)
        initials = "".join(one[0] for one in spoken)
        if len(initials) >= 4 and _VOWELS.isdisjoint(initials):
            yield _how(entry, initials, INITIALS)
    yield from (_how(entry, form, ABRIDGED) for form in _abridged(text, spoken))


def _replaced(entry: Entry) -> Iterator[Entry]:
    """A word of two with one or both characters as they are usually typed for them."""
    if len(entry.text) == 2 and entry.weight > MARK:
        forms = map("".join, product(*(char + SUBSTITUTES.get(char, "") for char in entry.text)))
        yield from (_exact(form, entry.kind, MARK) for form in forms if form != entry.text)


def _abridged(text: str, spoken: list[str]) -> Iterator[str]:
    """The term with one character in Latin letters: as its initial, of two characters also as its syllable."""
    if len(text) > BESIDE + 1:
        return
    for place, one in enumerate(spoken):
        if one and one[0] not in _VOWELS:
            yield text[:place] + one[0] + text[place + 1 :]
            if len(text) == 2 and len(one) > 1:
                yield text[:place] + one + text[place + 1 :]


def _how(entry: Entry, text: str, how: int) -> Entry:
    return Entry(text, (), entry.kind, entry.weight, how, alone=how in (CLASSED, SPELLED, INITIALS))


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


_KEPT: list[int | None] = [code if chr(code).isalnum() else None for code in CODES]
_CLASSED = [*_KEPT]
for _sign, _letter in CLASSES.items():
    _KEPT[ord(_sign)], _CLASSED[ord(_sign)] = ord(_sign), ord(_letter)
