"""The queue: which cases a person may moderate, in the order to read them."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from moderation import scopes
from moderation.models import UNDO_SECONDS, Case, CaseQuerySet, Reason
from moderation.reasons import REPORTED
from people.permissions import Person, account_of

DECIDED = (Case.State.APPROVED, Case.State.REJECTED, Case.State.MERGED)


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


def first_free(user: Person, cases: Iterable[Case]) -> Case | None:
    """The first of these at which nobody else is looking; the first of all when all are taken."""
    me, given = account_of(user), list(cases)
    free = (case for case in given if not case.claim_is_live or (me and case.claimed_by_id == me.pk))
    return next(free, given[0] if given else None)


def scope_counts(user: Person) -> list[tuple[str, str, int]]:
    """Scope, title and number of waiting cases, of every scope in which something waits for this person."""
    rows = cases_for(user).waiting().order_by().values_list("scope").annotate(Count("pk"))
    counts = dict(rows)
    titles = scopes.titled(set(counts))
    return sorted((scope, titles[scope], count) for scope, count in counts.items())


def case_of(user: Person, pk: int) -> Case | None:
    """One case this person may moderate, with the people in it."""
    return _with_people(user).filter(pk=pk).first()


def cases_of(user: Person, pks: Iterable[int]) -> dict[int, Case]:
    """Those of these cases this person may moderate, by id, in the order of the queue."""
    return {case.pk: case for case in _with_people(user).filter(pk__in=list(pks))}


def _with_people(user: Person) -> CaseQuerySet:
    return cases_for(user).select_related("claimed_by", "decided_by", "reason", "about_type", "merged_into")


def undoable(user: Person) -> list[Case]:
    """What this person decided with the last press that can still be taken back; more than one after a bulk."""
    since = timezone.now() - timedelta(seconds=UNDO_SECONDS)
    mine = cases_for(user).filter(decided_by=account_of(user), decided_at__gte=since)
    last = mine.order_by("-decided_at").first()
    if last is None or not last.may_be_undone:
        return []
    return list(mine.filter(decided_at=last.decided_at).order_by("pk"))


def reasons() -> QuerySet[Reason]:
    """The reasons a moderator may choose from."""
    return Reason.objects.filter(is_active=True).exclude(code=REPORTED)
