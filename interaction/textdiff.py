"""What changed between two versions of a text, clause by clause and inside a changed clause letter by letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED = "same", "added", "removed"
ISLAND = 2  # equal characters between two changes that are read more easily as changed
MOST = 600  # characters on either side that are compared letter by letter
_CLAUSE = re.compile(r"[^。！？!?；;，,、\n]*[。！？!?；;，,、\n]?")
_WORD = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Change:
    """A stretch of the text: `kind` is same, added or removed."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Change]:
    """The way from one text to the other in reading order, what was taken out before what took its place.

    All but the added stretches joined are `before`, all but the removed ones are `after`.
    """
    return _joined(_compared(_clauses(before), _clauses(after), inside=True))


def _clauses(text: str) -> list[str]:
    return [piece for piece in _CLAUSE.findall(text) if piece]


def _compared(before: Sequence[str], after: Sequence[str], *, inside: bool) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, low, high, first, last in matcher.get_opcodes():
        old, new = "".join(before[low:high]), "".join(after[first:last])
        if kind == "equal":
            yield Change(SAME, old)
        elif inside and old and new and max(len(old), len(new)) <= MOST:
            yield from _compared(_WORD.findall(old), _WORD.findall(new), inside=False)
        else:
            yield Change(REMOVED, old)
            yield Change(ADDED, new)


def _joined(found: Iterator[Change]) -> list[Change]:
    """Neighbours of one kind together, and short equal islands between changes taken for changed on both sides."""
    stretches = [(kind, "".join(one.text for one in some)) for kind, some in groupby(_texts(found), key=_kind)]
    joined: list[Change] = []
    removed = added = ""
    for place, (kind, text) in enumerate(stretches):
        is_island = kind == SAME and len(text) <= ISLAND and 0 < place < len(stretches) - 1
        if kind == SAME and not is_island:
            joined += [Change(REMOVED, removed), Change(ADDED, added), Change(SAME, text)]
            removed = added = ""
            continue
        removed += text if kind != ADDED else ""
        added += text if kind != REMOVED else ""
    joined += [Change(REMOVED, removed), Change(ADDED, added)]
    return [change for change in joined if change.text]


def _texts(found: Iterator[Change]) -> Iterator[Change]:
    return (change for change in found if change.text)


def _kind(change: Change) -> str:
    return change.kind
