"""Finds terms that are on no list yet, as the list would: words, hosts of links, and words that spare others."""

from collections.abc import Callable

from moderation.domains import ends_of
from moderation.findings import Finding
from moderation.models import Term
from moderation.normalise import Folded
from moderation.solicitation import find_solicitation
from moderation.terms import DOMAIN, WEIGHTS, finder

Find = Callable[[Folded], list[Finding]]


def find_for(given: list[Term]) -> tuple[Find, bool]:
    """What finds these terms, each under its own text; and whether all are words in which nothing is to be found."""
    words = [(term.text, term.text, term.effect) for term in given if term.kind != DOMAIN]
    if given and all(term.effect == Term.Effect.ALLOW for term in given):
        return _sparing(words), True
    by_words, hosts = finder(words), {term.text: WEIGHTS[term.effect] for term in given if term.kind == DOMAIN}
    return lambda folded: [one for one in by_words(folded) if one.kind == "term"] + _in_links(folded, hosts), False


def _sparing(words: list[tuple[str, str, str]]) -> Find:
    """Finds what the list finds now and would find no more with these words."""
    rows = Term.objects.filter(is_active=True).exclude(kind=DOMAIN).values_list("text", "text", "effect")
    listed = list(rows)
    now, then = finder(listed), finder([*listed, *words])

    def find(folded: Folded) -> list[Finding]:
        found = [one for one in now(folded) if one.kind == "term"]
        still = set(then(folded)) if found else set()
        return [one for one in found if one not in still]

    return find


def _in_links(folded: Folded, hosts: dict[str, int]) -> list[Finding]:
    """The links that lead to one of these hosts or below it."""
    links = [one for one in find_solicitation(folded) if one.kind == "link"] if hosts else []
    ends = ((one, end) for one in links for end in ends_of(folded.original[one.start : one.end]) if end in hosts)
    return [Finding(one.start, one.end, "term", end, hosts[end]) for one, end in ends]
