"""The history of the configuration, for administrators and auditors."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.settings.history import chains, changes, parts, told
from interaction.views.settings.found import reader_or_404

PER_PAGE = 20


@require_safe
def history(request):
    """Who changed what and when, from what to what; and whether the chain of the record is unbroken."""
    reader_or_404(request)
    known = parts()
    part = request.GET.get("part", "")
    part = part if part in dict(known) else ""
    page = Paginator(changes(part=part), PER_PAGE).get_page(request.GET.get("page"))
    found = chains()
    context = {
        "page": page,
        "changes": told(page.object_list),
        "parts": known,
        "part": part,
        "chains": found,
        "broken": [chain for chain in found if chain.fault],
    }
    return render(request, "settings/history.html", context)
