"""What the bench of screening takes from the application; to be imported once Django is set up."""

from bench.screening_texts import TermLike
from moderation.findings import Finding
from moderation.models import ListVersion, Term
from moderation.normalise import LIMIT, fold
from moderation.screening import screen
from moderation.terms import find_terms

__all__ = ["find", "limit", "screen", "store"]
limit = LIMIT


def store(terms: list[TermLike]) -> None:
    """Makes these the whole list, in one version."""
    Term.objects.all().delete()
    Term.objects.bulk_create(
        [Term(text=term.text, kind=term.kind, effect=term.effect) for term in terms], batch_size=500
    )
    ListVersion.objects.create(size=len(terms))


def find(text: str) -> list[Finding]:
    """Every term in a text of any length."""
    return find_terms(fold(text))
