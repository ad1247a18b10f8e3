"""The public ledger of moderation: figures, and the same as files."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.ledger_page import columns_of_rows, ledger_page, ledger_rows
from interaction.small_cells import FEW
from people.permissions import may
from people.safe_cells import table_file


@require_safe
def ledger(request):
    """What moderation did in a month, for everybody."""
    asked = {name: request.GET.get(name, "")[:20] for name in ("month", "channel")}
    context = {"page": ledger_page(**asked), "few": FEW, "may_audit": may(request.user, "audit")}
    return render(request, "ledger/ledger.html", context)


@require_safe
def table(request):
    """Every month and channel as CSV."""
    names = columns_of_rows()
    body = table_file(names, ([row[name] for name in names] for row in ledger_rows()))
    return HttpResponse(
        body,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="moderation-ledger.csv"'},
    )


@require_safe
def data(request):
    """Every month and channel as JSON."""
    return JsonResponse({"smallest_shown": FEW, "waits_in": "seconds", "rows": list(ledger_rows())})
