"""The queue: which cases a person may moderate, in the order to read them."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from moderation import scopes
from moderation.findings import from_json, score
from moderation.models import UNDO_SECONDS, Case, CaseQuerySet, Mark, Reason
from moderation.queries.lateness import overdue
from moderation.queries.narrowing import narrow
from moderation.reasons import REPORTED
from people.permissions import Person, account_of

DECIDED = (
    Case.State.APPROVED,
    Case.State.REJECTED,
    Case.State.MERGED,
    Case.State.HIDDEN,
    Case.State.REDIRECTED,
)
SCORED = 5_000  # cases that are put into the order of their score at most


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


def queue(user: Person, *, tab: str = "waiting", **asked: object) -> CaseQuerySet:
    """The cases of one tab (filters.TABS) that fit what is asked (filters.NARROWING), with the people in their rows.

    What waits comes in the order to read it, what is decided newest first, what a rule published oldest first.
    """
    cases = in_tab(user, tab).select_related("claimed_by", "decided_by", "reason")
    return narrow(cases, user, asked)


def in_tab(user: Person, tab: str) -> CaseQuerySet:
    """The cases of one tab, in its order."""
    return TABS[tab](cases_for(user), user)


def _mine(cases: CaseQuerySet, user: Person) -> CaseQuerySet:
    """What this moderator looks at now, or let run out without anybody taking it."""
    return cases.waiting().filter(claimed_by=account_of(user))


def _starred(cases: CaseQuerySet, user: Person) -> CaseQuerySet:
    marks = Mark.objects.filter(user=account_of(user), kind=Mark.Kind.STAR)
    return cases.filter(pk__in=marks.values("case")).order_by("-opened_at", "-pk")


def _automatic(cases: CaseQuerySet, _user: Person) -> CaseQuerySet:
    """Published by a rule, and no person has read it yet."""
    # So written that SQLite takes the partial index case_unread: with the value in it, and by its column.
    approved = RawSQL(f"'{Case.State.APPROVED.value}'", ())  # noqa: S611
    return cases.filter(state=approved, is_automatic=True, decided_at__isnull=False).order_by("decided_at", "pk")


TABS: dict[str, Callable[[CaseQuerySet, Person], CaseQuerySet]] = {
    "waiting": lambda cases, _user: cases.waiting(),
    "mine": _mine,
    "starred": _starred,
    "overdue": lambda cases, _user: overdue(cases),
    "automatic": _automatic,
    "decided": lambda cases, _user: cases.filter(state__in=DECIDED).order_by("-decided_at", "-pk"),
}


def by_score(cases: CaseQuerySet) -> list[int]:
    """The ids of these cases, the highest score first; of a long queue only the first SCORED in its order."""
    rows = cases.values_list("pk", "findings")[:SCORED]
    scored = [(-score(from_json(findings)), place, pk) for place, (pk, findings) in enumerate(rows)]
    return [pk for _score, _place, pk in sorted(scored)]


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
