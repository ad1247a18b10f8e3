"""Groups of waiting texts of nearly the same wording in one place (actions.bands says how they come about)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Min, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from moderation.models import Case, CaseQuerySet
from moderation.queries.queue import cases_for
from people.permissions import Person


@dataclass(frozen=True)
class Cluster:
    """A group as a list shows it: the id that names it, how many wait and of how many authors, since when, the first.

    `authors` counts those who can be told apart; a text of nobody known counts for nobody.
    """

    root: int
    size: int
    authors: int
    oldest: datetime
    first: Case


def groups(user: Person) -> QuerySet:
    """One row for each group of which at least two texts wait for this person, the largest first, then the oldest.

    A row is {"group": minus the root, "size", "authors", "oldest", "first": the id of its first waiting case}.
    """
    waiting = cases_for(user).waiting().order_by().filter(bands__value__lt=0)
    author = Coalesce(NullIf("account_key", Value("")), NullIf("author_key", Value("")))
    counted = waiting.values(group=F("bands__value")).annotate(
        size=Count("pk"), authors=Count(author, distinct=True), oldest=Min("opened_at"), first=Min("pk")
    )
    return counted.filter(size__gte=2).order_by("-size", "oldest", "group")


def clusters_of(rows: Iterable[dict]) -> list[Cluster]:
    """These rows of groups() with their first texts; one query."""
    found = list(rows)
    firsts = Case.objects.in_bulk([row["first"] for row in found])
    return [
        Cluster(-row["group"], row["size"], row["authors"], row["oldest"], firsts[row["first"]])
        for row in found
        if row["first"] in firsts
    ]


def members(user: Person, root: int) -> CaseQuerySet:
    """The waiting texts of this group that this person may moderate, the oldest first, with who is looking."""
    own = cases_for(user).waiting().filter(bands__value=-root)
    return own.select_related("claimed_by").order_by("opened_at", "pk")


def published_of(user: Person, root: int) -> Case | None:
    """The published text of this group to which the others may be joined, the latest; None if there is none."""
    own = cases_for(user).filter(state=Case.State.APPROVED, bands__value=-root)
    return own.order_by("-decided_at", "-pk").first()
