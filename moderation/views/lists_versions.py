"""The versions of the term list: which there were, what each changed, and the whole list as it was."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from moderation.queries import list_versions
from moderation.views.lists import table_response
from moderation.views.lists_found import found_or_404, framed, readable_or_404

PER_PAGE = 50


@require_safe
def versions(request):
    """All versions, the latest first."""
    readable_or_404(request)
    page = Paginator(list_versions.versions(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "moderation/lists/versions.html", framed(request, "lists_versions", page=page))


@require_safe
def version(request, number: int):
    """Who made a version, when and why, and what it changed."""
    readable_or_404(request)
    found = found_or_404(list_versions.version_of(number))
    page = Paginator(list_versions.changes_of(found), PER_PAGE).get_page(request.GET.get("page"))
    before, after = list_versions.neighbours(number)
    told = {"shown": found, "page": page, "before": before, "after": after}
    return render(request, "moderation/lists/version.html", framed(request, "lists_versions", **told))


@require_safe
def table(request, number: int):
    """The whole list as of a version, as CSV."""
    readable_or_404(request)
    found_or_404(list_versions.version_of(number))
    return table_response(list_versions.list_as_of(number), f"term-list-{number}.csv")
