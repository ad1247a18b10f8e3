"""Where one text says something that another does not, so that a page can mark it."""

from dataclasses import dataclass
from itertools import groupby

from moderation.near import COMPARED
from moderation.normalise import fold

RUN = 3  # characters in a row that count as the same


@dataclass(frozen=True)
class Stretch:
    """A piece of a text; `is_other` where the text it is compared with does not say it."""

    text: str
    is_other: bool


def differences(text: str, first: str) -> list[Stretch]:
    """The whole text in order; marked is what stands in no run of RUN characters that `first` has too.

    Spacing, width and punctuation make no difference. Linear in the length; what lies beyond COMPARED is left unmarked.
    """
    letters, known = _letters(text), {run for _at, run in _runs(_letters(first))}
    shared = {place for at, run in _runs(letters) if run in known for place in at}
    other = {place for place, _char in letters} - shared
    marks = [place in other for place in range(len(text))]
    _close_gaps(marks, {place for place, _char in letters})
    pieces = groupby(zip(text, marks, strict=True), key=lambda pair: pair[1])
    return [Stretch("".join(char for char, _mark in piece), is_other) for is_other, piece in pieces]


def _letters(text: str) -> list[tuple[int, str]]:
    """The letters and digits that are compared, each with its place in the text."""
    folded = fold(text[:COMPARED])
    return [(place, char) for place, char in zip(folded.at, folded.text, strict=True) if char.isalnum()]


def _runs(letters: list[tuple[int, str]]) -> list[tuple[tuple[int, ...], str]]:
    """Every run with its places; of a text shorter than RUN the whole."""
    length = min(RUN, len(letters))
    pieces = [letters[start : start + length] for start in range(len(letters) - length + 1)] if letters else []
    return [(tuple(place for place, _char in piece), "".join(char for _place, char in piece)) for piece in pieces]


def _close_gaps(marks: list[bool], letters: set[int]) -> None:
    """Marks the signs and spaces between two marked letters, so that one passage is marked as one."""
    before, gap = False, []
    for place in range(len(marks)):
        if place not in letters:
            gap.append(place)
            continue
        if before and marks[place]:
            for one in gap:
                marks[one] = True
        before, gap = marks[place], []
