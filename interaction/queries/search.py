"""Full text search: which submissions answer a query, by the index of the database, newest first."""

from dataclasses import dataclass
from itertools import product

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from interaction.models import Occasion, Submission
from interaction.search_index import FTS, TABLE, VECTOR
from interaction.textsearch import Piece, Term, excerpt, fold_letter, highlight, terms
from people.permissions import Person

MOST_OCCASIONS = 10


@dataclass(frozen=True)
class OccasionHit:
    """An occasion as a result: its page, and marked title and excerpt in the reader's language."""

    url: str
    title: list[Piece]
    text: list[Piece]


def search(queryset: QuerySet[Submission], q: str) -> QuerySet[Submission]:
    """The submissions of this queryset that have all terms of `q`; none when `q` holds nothing to search for."""
    wanted = terms(q)
    if not wanted:
        return queryset.none()
    return queryset.filter(pk__in=_matching(wanted))


def results(q: str) -> QuerySet[Submission]:
    """Published submissions of every channel that answer `q`, newest first."""
    found = search(Submission.objects.published(), q).filter(merged_into__isnull=True)
    return found.select_related("department", "occasion").order_by("-published_at", "-pk")


def occasions(user: Person, q: str) -> list[OccasionHit]:
    """At most ten occasions this person may see whose title or summary has the words, newest first.

    Both the words as typed and their simplified form are looked for: offices write simplified Chinese.
    """
    words = {q.strip(), "".join(fold_letter(letter) for letter in q.strip())} - {""}
    if not terms(q):
        return []
    asked = Q()
    for word, field in product(words, ("title", "title_en", "summary", "summary_en")):
        asked |= Q(**{f"{field}__icontains": word})
    found = Occasion.objects.visible_to(user).filter(asked)
    return [
        OccasionHit(f"/{one.channel}/{one.pk}/", highlight(one.said("title"), q), excerpt(one.said("summary"), q))
        for one in found.order_by("-starts_at")[:MOST_OCCASIONS]
    ]


def _matching(wanted: list[Term]) -> RawSQL:
    """A subquery of the ids whose tokens match, answered from the index alone."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{term.text}'{':*' if term.is_prefix else ''}" for term in wanted)
        return RawSQL(f"SELECT id FROM {TABLE} WHERE {VECTOR} @@ %s::tsquery", [asked])
    asked = " AND ".join(f'"{term.text}"{"*" if term.is_prefix else ""}' for term in wanted)
    return RawSQL(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [asked])
