"""A labelled set of texts with and without personal data, grown from a seed; imports nothing from moderation/."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.moderation import personal_set_decoys as decoys
from tests.moderation import personal_set_forms as forms
from tests.moderation import personal_set_words as words

SEED = 711
EACH = 24  # texts of each written form
TOGETHER = 120  # texts with three pieces of different kinds
DECOYS = 30  # texts of each kind of decoy


@dataclass(frozen=True)
class Sample:
    """A text, what is to be found in it as (rule, start, end), and which kind of text it is."""

    text: str
    labels: tuple[tuple[str, int, int], ...]
    kind: str
    form: int


def positives(half: str) -> Iterator[Sample]:
    """Texts with personal data, most with one piece; `half` is "tuned" or "frozen"."""
    dice = Random(f"{SEED}-{half}")
    table = forms.TUNED if half == "tuned" else forms.FROZEN
    for kind, written in table.items():
        sentences = _sentences(kind, half)
        for number, form in enumerate(written):
            for _ in range(EACH):
                piece = form(dice)
                yield _labelled(dice.choice(sentences).format(piece), [kind] * piece.count("⟦"), kind, number)
    for number in range(TOGETHER):
        kinds = dice.sample(sorted(table), 3)
        pieces = [dice.choice(table[kind])(dice) for kind in kinds]
        rules = [kind for kind, piece in zip(kinds, pieces, strict=True) for _ in range(piece.count("⟦"))]
        joined = "，".join(pieces) if half == "tuned" else "\n".join(pieces)
        yield _labelled(f"李某，{joined}，请核实", rules, "together", number % 3)


def negatives(half: str) -> Iterator[Sample]:
    """Texts with nothing to be found."""
    dice = Random(f"{SEED}-none-{half}")
    for number, decoy in enumerate(decoys.TUNED if half == "tuned" else decoys.FROZEN):
        for _ in range(DECOYS):
            around = dice.choice(words.ANYWHERE if half == "tuned" else words.ANYWHERE_FROZEN)
            yield Sample(around.format(decoy(dice)), (), "decoy", number)


def _sentences(kind: str, half: str) -> tuple[str, ...]:
    if half == "tuned":
        return (*words.TUNED[kind], *words.ANYWHERE)
    return (*words.FROZEN[kind], *words.ANYWHERE_FROZEN)


def _labelled(text: str, rules: list[str], kind: str, form: int) -> Sample:
    """The text without its marks, and where they stood."""
    labels, plain, start = [], "", 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            labels.append((rules[len(labels)], start, len(plain)))
        else:
            plain += char
    return Sample(plain, tuple(labels), kind, form)
