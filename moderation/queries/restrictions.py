"""Who is kept from writing, now and before, in what a person moderates."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from moderation import scopes
from moderation.models import Case, Restriction
from people.permissions import Person


def restrictions_listed(user: Person, *, show: str = "live", scope: str = "", q: str = "") -> QuerySet[Restriction]:
    """The restrictions that hold now ("live") or are over or lifted ("past"), the latest first.

    `byline` and `text` are those of the author's last text in that place, or of the account's last one anywhere.
    """
    now = timezone.now()
    holds = Q(lifted_at=None, until__gt=now)
    found = _within(user).filter(holds if show == "live" else ~holds)
    if scope:
        found = found.filter(scope=scope)
    told = found.annotate(byline=_last("byline"), text=_last("text"), case_id=_last("pk"))
    if q:
        told = told.filter(Q(text__icontains=q) | Q(byline__icontains=q))
    return told.select_related("reason", "made_by", "lifted_by").order_by("-made_at", "-pk")


def restricted_scopes(user: Person) -> set[str]:
    """The places in which somebody was ever restricted."""
    return set(_within(user).order_by().values_list("scope", flat=True).distinct()) - {""}


def _within(user: Person) -> QuerySet[Restriction]:
    if scopes.has_all(user):
        return Restriction.objects.all()
    return Restriction.objects.filter(scope__in=scopes.granted(user) - {""})


def _last(column: str) -> Subquery:
    here = Q(scope=OuterRef("scope"), author_key=OuterRef("author_key")) & ~Q(author_key="")
    account = Q(account_key=OuterRef("account_key")) & ~Q(account_key="")
    return Subquery(Case.objects.filter(here | account).order_by("-pk").values(column)[:1])
