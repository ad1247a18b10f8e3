"""Matches the operator's term list, of any size, in one pass over a text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from moderation.findings import BLOCK, HOLD, MARK, Finding
from moderation.models import ListVersion, Term
from moderation.normalise import CLAUSE, Folded, fold, is_latin, runs, squeezed, tight

DOMAIN = "domain"  # the kind of terms that are hosts: they are compared with where links lead (domains.py)
WEIGHTS: dict[str, int] = {Term.Effect.BLOCK: BLOCK, Term.Effect.HOLD: HOLD, Term.Effect.MARK: MARK}


@dataclass(frozen=True)
class Entry:
    """A term as the automaton carries it: its folded length, kind and weight, and whether it is all Latin."""

    length: int
    kind: str
    weight: int
    latin: bool


def find_terms(folded: Folded) -> list[Finding]:
    """Every active term in the text, also with separators between its characters or characters repeated.

    A hit that runs across a comma or full stop, or only appears once doubled characters are taken together, may be
    chance: it is marked and never blocks.
    """
    return _found(folded, *_automata(_version()))


def finder(rows: Iterable[tuple[str, str, str]]) -> Callable[[Folded], list[Finding]]:
    """Finds these terms (text, kind, effect) instead of those of the list, exactly as find_terms() would."""
    whole, single = _built(rows)
    return lambda folded: _found(folded, whole, single)


def _found(folded: Folded, whole, single) -> list[Finding]:
    letters = tight(folded)
    found = _hits(letters, whole)
    return found + _stretched_hits(letters, single, found)


def _hits(letters: Folded, automaton) -> list[Finding]:
    found = []
    for last, entries in _iterate(automaton, letters.text):
        for entry in entries:
            start, end = letters.span(last - entry.length + 1, last + 1)
            if not entry.latin or _stands_alone(letters.original, start, end):
                most = MARK if CLAUSE.intersection(letters.original[start:end]) else BLOCK
                found.append(Finding(start, end, "term", entry.kind, min(most, entry.weight)))
    return found


def _stretched_hits(letters: Folded, automaton, known: list[Finding]) -> list[Finding]:
    """Hits that appear once runs of one character are taken as one, where `known` has none of the same kind."""
    text = squeezed(letters.text)
    hits = list(_iterate(automaton, text)) if len(text) < len(letters.text) else []
    if not hits:
        return []
    seen = {(place, one.rule) for one in known for place in range(one.start, one.end)}
    found, places = [], runs(letters.text)
    for last, entries in hits:
        for entry in entries:
            hit = places[last - entry.length + 1 : last + 1]
            longest = max(end - start for start, end in hit)
            start, end = letters.span(hit[0][0], hit[-1][1])
            if longest == 1 or any((place, entry.kind) in seen for place in range(start, end)):
                continue
            if not entry.latin or _stands_alone(letters.original, start, end):
                weight = entry.weight if longest > 2 else min(MARK, entry.weight)
                found.append(Finding(start, end, "term", entry.kind, weight))
    return found


def _iterate(automaton, text: str):
    return automaton.iter(text) if automaton else ()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin term is a word of its own and not a piece of a longer one."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before and is_latin(before)) and not (after and is_latin(after))


def current_version() -> int | None:
    """The number of the term list that texts are screened with now; None before there is one."""
    return ListVersion.objects.order_by("-pk").values_list("pk", flat=True).first()


def _version() -> tuple:
    """Changes with every change of the list: terms are edited or switched off, never deleted."""
    latest = Term.objects.order_by("-changed_at", "-pk")
    return latest.values_list("pk", "changed_at", "text", "kind", "effect", "is_active").first() or ()


@lru_cache(maxsize=2)
def _automata(version: tuple):
    return _built(Term.objects.filter(is_active=True).exclude(kind=DOMAIN).values_list("text", "kind", "effect"))


def _built(rows: Iterable[tuple[str, str, str]]):
    """The terms as two automata: as they are, and those without doubled characters for stretched texts."""
    whole: dict[str, list[Entry]] = {}
    single: dict[str, list[Entry]] = {}
    for text, kind, effect in rows:
        plain = tight(fold(text)).text
        if not plain:
            continue
        entry = Entry(len(plain), kind, WEIGHTS[effect], plain.isascii())
        whole.setdefault(plain, []).append(entry)
        if all(one != other for one, other in zip(plain, plain[1:], strict=False)):
            single.setdefault(plain, []).append(entry)
    return _automaton(whole), _automaton(single)


def _automaton(entries: dict[str, list[Entry]]):
    automaton = ahocorasick.Automaton()
    for plain, found in entries.items():
        automaton.add_word(plain, found)
    automaton.make_automaton()
    return automaton if entries else None
