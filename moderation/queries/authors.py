"""What the desk knows of an author: what became of the other texts, and who is silenced."""

from django.db.models import Case as Choice
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from moderation import scopes
from moderation.models import Case, Restriction
from moderation.queries.queue import cases_for
from people.permissions import Person


def history_of(case: Case) -> dict:
    """How many other texts this author sent in this scope and what became of them; all zero without an author key."""
    if not case.author_key:
        return {"others": 0, "approved": 0, "edited": 0, "rejected": 0, "waiting": 0}
    own = Case.objects.filter(scope=case.scope, author_key=case.author_key).exclude(pk=case.pk).order_by()
    return own.aggregate(
        others=Count("pk"),
        approved=Count("pk", filter=Q(state=Case.State.APPROVED)),
        edited=Count("pk", filter=Q(state=Case.State.APPROVED) & ~Q(edited_text="")),
        rejected=Count("pk", filter=Q(state=Case.State.REJECTED)),
        waiting=Count("pk", filter=Q(state=Case.State.WAITING)),
    )


def texts_of_author(user: Person, case: Case) -> QuerySet[Case]:
    """Everything the author of this case sent to places this person moderates, newest first, the case itself included.

    Each row carries `tie`: "here" (same browser, same place), "account" (same account anywhere) or "device" (same
    device, which a neighbour may share); and `reports_count`, how many people reported it.
    """
    here = Q(scope=case.scope, author_key=case.author_key) if case.author_key else Q()
    account = Q(account_key=case.account_key) if case.account_key else Q()
    device = Q(device_key=case.device_key) if case.device_key else Q()
    ties = [When(tie, then=Value(name)) for name, tie in (("here", here), ("account", account)) if tie]
    found = cases_for(user).filter(Q(pk=case.pk) | here | account | device)
    told = found.annotate(
        tie=Choice(When(pk=case.pk, then=Value("here")), *ties, default=Value("device")), reports_count=Count("reports")
    )
    return told.select_related("claimed_by", "decided_by", "reason", "appeal").order_by("-opened_at", "-pk")


def restriction_of(scope: str, *author_keys: str) -> Restriction | None:
    """What keeps the author with any of these keys from sending to this scope now; the longest where there are more."""
    if not any(author_keys):
        return None
    return restrictions_in(scope).filter(author_key__in=[key for key in author_keys if key]).first()


def restrictions_in(scope: str) -> QuerySet[Restriction]:
    """Everybody who is silenced in this scope now, the longest first."""
    live = Restriction.objects.filter(scope__in=("", scope), lifted_at=None, until__gt=timezone.now())
    return live.select_related("reason", "made_by").order_by("-until", "-pk")


def restrictions_for(user: Person) -> QuerySet[Restriction]:
    """Who is silenced now in what this person moderates, the latest first; `byline`, `text` tell the author's last."""
    live = Restriction.objects.filter(lifted_at=None, until__gt=timezone.now())
    if not scopes.has_all(user):
        live = live.filter(scope__in=scopes.granted(user))
    last = Case.objects.filter(scope=OuterRef("scope"), author_key=OuterRef("author_key")).order_by("-pk")
    told = {"byline": Subquery(last.values("byline")[:1]), "text": Subquery(last.values("text")[:1])}
    return live.annotate(**told).select_related("reason", "made_by").order_by("-made_at", "-pk")
