"""Public copies of a text: personal data unreadable, everything else as it was written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moderation.findings import MOST, Finding
from moderation.normalise import LIMIT, fold
from moderation.personal import find_personal

# How many characters stay readable at the start and at the end of each kind of personal data.
SHOWN = {
    "mobile": (3, 4),
    "landline": (0, 4),
    "id-number": (2, 2),
    "passport": (2, 2),
    "bank-card": (0, 4),
    "plate": (2, 0),
    "wechat": (2, 0),
    "qq": (2, 0),
}
_AT = re.compile(r"[@＠﹫]|\s?[(\[（［{]\s?at|艾特|\sat\s", re.IGNORECASE)


def personal_data(text: str, *, keep: Iterable[str] = ()) -> list[Finding]:
    """What mask() hides in this text: personal data and private contacts, wherever in a text of any length."""
    return find_personal(fold(text), keep=keep)


@dataclass(frozen=True)
class Shown:
    """A piece of a public copy; `rule` says what was masked in it, "" where it stands as written."""

    text: str
    rule: str = ""


def mask(text: str, findings: Sequence[Finding] | None = None, *, keep: Iterable[str] = ()) -> str:
    """The text with personal data masked (139****1234); `keep` lists numbers of public bodies that stay readable.

    `findings` are those of screen() on this very text; without them, or where screen() may have told only a part of
    what is there, they are looked for here.
    """
    if findings is None or len(text) > LIMIT or len(findings) >= MOST:
        findings = personal_data(text, keep=keep)
    return "".join(piece.text for piece in public_pieces(text, findings))


def public_pieces(text: str, findings: Sequence[Finding]) -> list[Shown]:
    """The public copy in order, what is masked apart from what stands as written."""
    pieces, place = [], 0
    for one in sorted(filter(hides, findings)):
        if one.start < place:
            continue
        pieces += [Shown(text[place : one.start]), Shown(masked(text[one.start : one.end], one.rule), one.rule)]
        place = one.end
    return [piece for piece in [*pieces, Shown(text[place:])] if piece.text]


def hides(finding: Finding) -> bool:
    """Whether mask() hides this finding."""
    return finding.kind == "personal" or finding.rule in SHOWN


def masked(piece: str, rule: str) -> str:
    """One piece of personal data as the public copy shows it."""
    if rule == "address":
        return "***"
    if rule == "e-mail":
        return _mail(piece)
    if rule == "landline":
        return _landline(piece)
    first, last = SHOWN.get(rule, (0, 0))
    return _stars(piece, first, last)


def _stars(piece: str, first: int, last: int) -> str:
    """Letters and digits as stars, but the first and last few; separators stay where they are."""
    places = [place for place, char in enumerate(piece) if char.isalnum()]
    hidden = set(places[first : len(places) - last])
    return "".join("*" if place in hidden else char for place, char in enumerate(piece))


def _landline(piece: str) -> str:
    """The area code stays, and the last four digits of the number."""
    digits = [place for place, char in enumerate(piece) if char.isalnum()]
    lead = 0
    if fold(piece[digits[0]]).text in ("0", "零", "〇", "洞"):
        lead = 3 if fold(piece[digits[1]]).text in ("1", "2", "一", "二", "幺") else 4
    return _stars(piece, lead, 4)


def _mail(piece: str) -> str:
    """The first character, and what stands after the at sign or the word for it."""
    at = _AT.search(piece, 1)
    return f"{piece[0]}***{piece[at.start() :]}" if at else _stars(piece, 1, 0)
