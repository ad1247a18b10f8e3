"""Finds the operator's terms, in a list of any size and in every disguise, in a few passes over a text."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from django.db import connection

from moderation.findings import BLOCK, HOLD, MARK, Finding
from moderation.hits import found_in
from moderation.matching import Matcher
from moderation.models import ListVersion, Term
from moderation.normalise import Folded

_LATEST = f"SELECT id, made_at FROM {ListVersion._meta.db_table} ORDER BY id DESC LIMIT 1"
DOMAIN = "domain"  # the kind of terms that are hosts: they are compared with where links lead (domains.py)
WEIGHTS: dict[str, int] = {
    Term.Effect.BLOCK: BLOCK,
    Term.Effect.HOLD: HOLD,
    Term.Effect.MARK: MARK,
    Term.Effect.ALLOW: 0,
}


def find_terms(folded: Folded) -> list[Finding]:
    """Every active term in the text, also disguised, but where it lies inside a word in which nothing is to be found.

    What may be chance is marked and never blocks: a hit across a comma or full stop, one that is only made by
    doubled characters, by sounds, by initials or by leaving figures out.
    """
    return found_in(folded, _listed(_version()))


def finder(rows: Iterable[tuple[str, str, str]]) -> Callable[[Folded], list[Finding]]:
    """Finds these terms (text, kind, effect) instead of those of the list, exactly as find_terms() would.

    The list's words in which nothing is to be found count for them too.
    """
    allowed = Term.objects.filter(is_active=True, effect=Term.Effect.ALLOW)
    matcher = _made([*rows, *allowed.values_list("text", "kind", "effect")])
    return lambda folded: found_in(folded, matcher)


def current_version() -> int | None:
    """The number of the term list that texts are screened with now; None before there is one."""
    return ListVersion.objects.order_by("-pk").values_list("pk", flat=True).first()


def _version() -> tuple:
    """Changes with every version of the list; the moment it was made tells a restored list from the one before.

    Asked for every text, so in plain SQL: that is ten times as fast as composing the same query each time.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LATEST)
        return cursor.fetchone() or ()


@lru_cache(maxsize=2)
def _listed(version: tuple) -> Matcher:
    return _made(Term.objects.filter(is_active=True).exclude(kind=DOMAIN).values_list("text", "kind", "effect"))


def _made(rows: Iterable[tuple[str, str, str]]) -> Matcher:
    return Matcher((text, kind, WEIGHTS[effect]) for text, kind, effect in rows)
