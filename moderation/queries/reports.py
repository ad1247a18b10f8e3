"""What readers report, what is hidden, and what one press did: within what this person moderates."""

from typing import Any

from django.db.models import Count, Min, OuterRef, Prefetch, Q, Subquery, Sum

from moderation.models import Case, CaseQuerySet, Decision, Report
from moderation.queries.queue import cases_for
from people.permissions import Person

_OPEN = Q(reports__outcome=Report.Outcome.OPEN)


def reported(user: Person, *, q: str = "") -> CaseQuerySet:
    """Cases with open reports, the heaviest first: `people`, `total` (weight) and `since` of the open ones.

    Each carries `open_reports`, oldest first, and `dismissed`, how many were settled as not right before.
    """
    waiting = Report.objects.filter(outcome=Report.Outcome.OPEN).values("case")
    found = _searched(cases_for(user).filter(pk__in=waiting), q)
    told = found.annotate(
        people=Count("reports", filter=_OPEN),
        total=Sum("reports__weight", filter=_OPEN),
        since=Min("reports__made_at", filter=_OPEN),
        dismissed=Count("reports", filter=Q(reports__outcome=Report.Outcome.DISMISSED)),
    )
    reports = Report.objects.filter(outcome=Report.Outcome.OPEN).order_by("made_at", "pk")
    loaded = told.prefetch_related(Prefetch("reports", reports, to_attr="open_reports"))
    return loaded.select_related("decided_by", "reason").order_by("-total", "since", "pk")


def reported_count(user: Person) -> int:
    """How many texts have open reports."""
    waiting = Report.objects.filter(outcome=Report.Outcome.OPEN).values("case")
    return cases_for(user).filter(pk__in=waiting).count()


def hidden(user: Person, *, q: str = "") -> CaseQuerySet:
    """Hidden cases, the latest first, with `press` and `rule` of the decision that hid them."""
    last = Decision.objects.filter(case=OuterRef("pk"), outcome=Decision.Outcome.HIDDEN).order_by("-pk")
    told = {"press": Subquery(last.values("press")[:1]), "rule": Subquery(last.values("rule")[:1])}
    found = _searched(cases_for(user).filter(state=Case.State.HIDDEN), q).annotate(**told)
    return found.select_related("decided_by", "reason").order_by("-decided_at", "-pk")


def _searched(cases: CaseQuerySet, q: str) -> CaseQuerySet:
    if not q:
        return cases
    return cases.filter(Q(text__icontains=q) | Q(edited_text__icontains=q) | Q(byline__icontains=q))


def of_author(user: Person, case: Case) -> CaseQuerySet:
    """What of this author is published or waits, in the places this person moderates, the newest first.

    Only what this very browser sent here or this very account sent anywhere; a shared device is nobody's account.
    """
    same = Q(pk=case.pk)
    if case.author_key:
        same |= Q(scope=case.scope, author_key=case.author_key)
    if case.account_key:
        same |= Q(account_key=case.account_key)
    standing = (Case.State.APPROVED, Case.State.WAITING)
    found = cases_for(user).filter(same, state__in=standing)
    return found.select_related("claimed_by", "decided_by", "about_type").order_by("-opened_at", "-pk")


def of_press(user: Person, press: str) -> list[Any]:
    """The decisions of one press in the places this person moderates, with `still`: whether it is the case's last."""
    if not press:
        return []
    newest = Decision.objects.filter(case=OuterRef("case")).order_by("-pk")
    rows = Decision.objects.filter(press=press, case__in=cases_for(user)).annotate(
        last=Subquery(newest.values("pk")[:1])
    )
    rows = rows.filter(outcome__in=(Decision.Outcome.HIDDEN, Decision.Outcome.REJECTED))
    return list(rows.select_related("case__about_type", "by", "reason").order_by("pk"))


def changed_since_report(cases: list[Case]) -> set[int]:
    """Those of these cases of `reported()` whose public text was changed after their first open report came."""
    since = {case.pk: case.open_reports[0].made_at for case in cases}  # type: ignore[attr-defined]
    changed = Decision.objects.filter(case__in=since, outcome=Decision.Outcome.REDACTED).values_list("case", "at")
    return {pk for pk, at in changed if at >= since[pk]}
