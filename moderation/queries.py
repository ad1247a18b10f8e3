"""What the moderators' desk shows, always within what this person may see."""

from datetime import timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from moderation import scopes
from moderation.models import Case, CaseQuerySet, Reason
from moderation.near import ALIKE, likeness, pairs
from people.permissions import Person, account_of

NEAR_AMONG = 200  # newest cases of the scope that are compared
SNAPSHOT = 2_000  # waiting cases a snapshot names; `waiting` counts them all
DECIDED = (Case.State.APPROVED, Case.State.REJECTED)


def cases_for(user: Person) -> CaseQuerySet:
    """The cases this person may moderate; none for a stranger."""
    if scopes.has_all(user):
        return Case.objects.all()
    return Case.objects.filter(scope__in=scopes.granted(user))


def may_open_desk(user: Person) -> bool:
    """Whether there is anything this person moderates."""
    return scopes.has_all(user) or bool(scopes.granted(user))


def topics_for(user: Person) -> list[str]:
    """The live topics that tell this person's desk what changes."""
    return ["desk-moderation"] if scopes.has_all(user) else sorted(f"{scope}-desk" for scope in scopes.granted(user))


def queue(user: Person, *, tab: str = "waiting", scope: str = "", q: str = "") -> CaseQuerySet:
    """Waiting cases in the order to read them, or decided ones newest first, with the people in their rows."""
    cases = cases_for(user).select_related("claimed_by", "decided_by", "reason")
    decided = cases.filter(state__in=DECIDED).order_by("-decided_at", "-pk")
    cases = decided if tab == "decided" else cases.waiting()
    if scope:
        cases = cases.filter(scope=scope)
    return cases.filter(Q(text__icontains=q) | Q(byline__icontains=q)) if q else cases


def scope_counts(user: Person) -> list[tuple[str, str, int]]:
    """Scope, title and number of waiting cases, of every scope in which something waits for this person."""
    rows = cases_for(user).waiting().order_by().values_list("scope").annotate(Count("pk"))
    counts = dict(rows)
    titles = scopes.titled(set(counts))
    return sorted((scope, titles[scope], count) for scope, count in counts.items())


def case_of(user: Person, pk: int) -> Case | None:
    """One case this person may moderate, with the people in it."""
    cases = cases_for(user).select_related("claimed_by", "decided_by", "reason", "about_type")
    return cases.filter(pk=pk).first()


def undoable(user: Person) -> Case | None:
    """This person's last decision that can still be taken back."""
    since = timezone.now() - timedelta(seconds=15)
    last = cases_for(user).filter(decided_by=account_of(user), decided_at__gte=since).order_by("-decided_at").first()
    return last if last and last.may_be_undone else None


def pace(cases: CaseQuerySet | None = None) -> dict:
    """How many wait, for how many seconds the oldest, and how many came and went in the last minute."""
    cases = Case.objects.all() if cases is None else cases
    now = timezone.now()
    minute = now - timedelta(minutes=1)
    waiting = cases.waiting().order_by().aggregate(count=Count("pk"), oldest=Min("opened_at"))
    oldest = waiting["oldest"]
    return {
        "waiting": waiting["count"],
        "oldest_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        "decided_last_minute": cases.filter(decided_at__gte=minute).count(),
        "arrived_last_minute": cases.filter(opened_at__gte=minute).count(),
    }


def snapshot() -> dict:
    """Ids and versions of the waiting cases in the order of the queue."""
    waiting = Case.objects.waiting()
    rows = waiting.values("id", "version", "scope", "priority")[:SNAPSHOT]
    return {"waiting": waiting.count(), "cases": list(rows)}


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


def alike(case: Case, *, most: int = 5) -> list[Case]:
    """The cases of the same scope whose texts are most alike to this one, the most alike first."""
    others = Case.objects.filter(scope=case.scope).exclude(pk=case.pk).exclude(state=Case.State.WITHDRAWN)
    own = pairs(case.text)
    near = [(likeness(own, pairs(other.text)), other) for other in others.order_by("-pk")[:NEAR_AMONG]]
    ranked = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [other for _likeness, other in ranked[:most]]


def reasons() -> QuerySet[Reason]:
    """The reasons a moderator may choose from."""
    return Reason.objects.filter(is_active=True)
