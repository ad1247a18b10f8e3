"""What a list of terms is searched for: the forms in which its terms appear."""

from dataclasses import dataclass

EXACT, CLASSED, SPELLED, INITIALS, ABRIDGED = range(5)  # how a term appears


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


Hit = tuple[int, Entry]  # the place of an entry's last character in the text that was searched, and the entry
