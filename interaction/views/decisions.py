"""For auditors: every decision of moderation, and whether the record of them holds."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from interaction import registry
from interaction.actions.reading import read_concealed
from interaction.forms.record import RecordForm, as_query, month_bounds, narrowed
from interaction.queries.verify_decisions import verify as verified
from moderation.models import Decision
from moderation.queries import reasons
from moderation.queries import record as kept
from moderation.scopes import titled
from people.permissions import may
from people.refusals import NotAllowed
from people.safe_cells import table_file

PER_PAGE = 50
MOST_ROWS = 50_000
HEAD = ("decision", "at", "case", "place", "outcome", "by", "rule", "reason", "list", "before", "after", "digest")


@require_safe
def record(request):
    """Every decision, newest first."""
    _auditor_or_404(request)
    given = RecordForm.read(request.GET)
    page = Paginator(kept.decisions(**narrowed(given)), PER_PAGE).get_page(request.GET.get("page"))
    names = titled({decision.case.scope for decision in page})
    rows = [(decision, names[decision.case.scope]) for decision in page]
    context = {
        "page": page,
        "rows": rows,
        "given": given,
        "query": as_query(given),
        "outcomes": Decision.Outcome.choices,
    }
    context |= {"people": kept.deciders(), "reasons": reasons()}
    context["families"] = [(family, _name(family)) for family in kept.families()]
    return render(request, "ledger/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request, pk: int):
    """One decision with the texts before and after; a concealed one after a press that is recorded."""
    _auditor_or_404(request)
    found = kept.decisions().filter(pk=pk).first()
    if found is None:
        raise NotAllowed()
    hidden = kept.is_concealed(found)
    if request.method == "POST" and hidden:
        read_concealed(found.case, by=request.user)
        hidden = False
    context = {"decision": found, "hidden": hidden, "place": _name(found.case.family)}
    context["others"] = kept.decisions().filter(case=found.case)
    return render(request, "ledger/decision.html", context)


@require_safe
def table(request):
    """The chosen decisions as CSV, without texts."""
    _auditor_or_404(request)
    rows = kept.decisions(**narrowed(RecordForm.read(request.GET)))[:MOST_ROWS]
    return HttpResponse(
        table_file(HEAD, map(_row, rows.iterator(chunk_size=2_000))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="decisions.csv"'},
    )


@require_safe
def verify(request):
    """Whether the record of a month holds; the present one unless another is asked for."""
    _auditor_or_404(request)
    month = RecordForm.read(request.GET)["month"] or f"{timezone.localtime():%Y-%m}"
    context = {"month": month, "verdict": verified(*month_bounds(month))}
    return render(request, "ledger/verify.html", context)


def _auditor_or_404(request) -> None:
    if not may(request.user, "audit"):
        raise NotAllowed()


def _name(family: str) -> object:
    return registry.channels[family].name if family in registry.channels else family


def _row(decision: Decision) -> tuple:
    at = timezone.localtime(decision.at).isoformat(timespec="seconds")
    who = decision.by.name if decision.by else ""
    told = (decision.case.scope, decision.outcome, who, decision.rule, decision.reason_id, decision.list_version_id)
    return decision.pk, at, decision.case_id, *told, decision.before["state"], decision.after["state"], decision.digest
