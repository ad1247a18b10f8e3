"""What the desk shows: the queue, one case with everything about it, and where a text may be joined to."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from moderation import actions, queries
from moderation.filters import Filters, as_query
from moderation.forms import words_of
from moderation.page import item_context, queue_context, switch_context
from moderation.views.found import case_or_404, desk_or_404


@require_safe
def desk(request, pk: int | None = None):
    """The whole desk; without a case the first one stands in the middle at which nobody else is looking.

    Whoever opens the page of a case has opened it: that is kept for the "new" in their list.
    """
    desk_or_404(request)
    filters = Filters.read(request.GET)
    selected = case_or_404(request, pk) if pk else None
    if selected and request.method == "GET" and not queries.marks_on(request.user, [selected])["read"]:
        actions.mark_read([selected], by=request.user)
    context = queue_context(request.user, filters, selected)
    if selected is None and context["rows"]:
        selected = context["selected"] = queries.first_free(request.user, [row.case for row in context["rows"]])
    context |= switch_context(request.user, filters, selected)
    context |= item_context(request.user, selected, words=words_of(request.GET))
    return render(request, "moderation/desk.html", context | {"opened": pk})


@require_safe
def queue(request):
    """The parts of the desk that change by themselves, as HTML for its script."""
    desk_or_404(request)
    return render(request, "moderation/queue.html", queue_context(request.user, Filters.read(request.GET)))


@require_safe
def item(request, pk: int):
    """One case, as HTML for the desk's script."""
    case, filters = case_or_404(request, pk), Filters.read(request.GET)
    context = {"query": as_query(filters), "opened": pk}
    context |= switch_context(request.user, filters, case)
    context |= item_context(request.user, case, words=words_of(request.GET))
    return render(request, "moderation/item.html", context)


@require_safe
def targets(request, pk: int):
    """The published texts a case may be joined to, as HTML for the desk's script."""
    case = case_or_404(request, pk)
    context = {"query": as_query(Filters.read(request.GET))}
    context |= item_context(request.user, case, words=words_of(request.GET))
    return render(request, "moderation/targets.html", context)
