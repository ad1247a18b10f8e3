"""A text cut into pieces, so that a page can mark what was found without building HTML."""

from dataclasses import dataclass

from moderation.findings import Finding
from moderation.phrases import meaning, rule_name

WHOLE = ("repeat", "shape", "sender")  # kinds that may be about the whole text


@dataclass(frozen=True)
class Piece:
    """A piece of a text; `kind` is empty where nothing was found."""

    text: str
    kind: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Note:
    """One line of the list of findings: the words hit, the name of the rule, what it means."""

    excerpt: str
    kind: str
    name: str
    meaning: str
    weight: int


def pieces(text: str, findings: list[Finding]) -> list[Piece]:
    """The whole text in order; of overlapping findings the heavier is marked, one about the whole text is not."""
    cut, place = [], 0
    for one in _apart(text, findings):
        cut += [Piece(text[place : one.start]), Piece(text[one.start : one.end], one.kind, str(rule_name(one.rule)))]
        place = one.end
    return [piece for piece in [*cut, Piece(text[place:])] if piece.text]


def notes(text: str, findings: list[Finding]) -> list[Note]:
    """The findings as a list, the heaviest first."""
    ordered = sorted(findings, key=lambda one: (-one.weight, one))
    return [
        Note(_excerpt(text, one), one.kind, str(rule_name(one.rule)), str(meaning(one, text)), one.weight)
        for one in ordered
    ]


def _apart(text: str, findings: list[Finding]) -> list[Finding]:
    chosen: list[Finding] = []
    taken: set[int] = set()
    for one in sorted(findings, key=lambda one: (-one.weight, one)):
        places = range(one.start, one.end)
        about_all = one.kind in WHOLE and len(places) == len(text)
        if not about_all and taken.isdisjoint(places):
            taken.update(places)
            chosen.append(one)
    return sorted(chosen)


def _excerpt(text: str, finding: Finding) -> str:
    """The words hit; empty for a finding about the whole text."""
    if finding.kind in WHOLE:
        return ""
    found = text[finding.start : finding.end]
    return found if len(found) <= 60 else f"{found[:59]}…"
