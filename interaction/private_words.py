"""What a text shows of people, told to its author before it is sent: it goes out masked, or is changed first."""

from dataclasses import dataclass

from moderation.masking import Shown, masked, personal_data, public_pieces
from moderation.phrases import rule_name


@dataclass(frozen=True)
class Hint:
    """One piece of personal data: what it is called, as it was written, as the public will read it."""

    name: object
    written: str
    public: str


@dataclass(frozen=True)
class PrivateWords:
    """All hints about a text, each once, and the whole public copy in pieces."""

    hints: list[Hint]
    pieces: list[Shown]


def private_words(text: str) -> PrivateWords | None:
    """What the public copy of this text will hide; None where it stays as it is."""
    found = personal_data(text)
    if not found:
        return None
    said = ((one.rule, text[one.start : one.end]) for one in found)
    hints = [Hint(rule_name(rule), written, masked(written, rule)) for rule, written in dict.fromkeys(said)]
    return PrivateWords(hints, public_pieces(text, found))
