"""Many texts at once: first a page that shows what will happen to each, then one press."""

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from moderation import actions
from moderation.filters import Filters, as_query
from moderation.forms import BulkForm, checked, ids_of, pairs_of
from moderation.page import bulk_context
from moderation.views.decide import outcome_told, tell_outcome
from moderation.views.found import back_to_desk, desk_or_404, seen_or_404
from people.asked import wants_json


@require_safe
def preview(request):
    """The chosen texts, each with what the public would read, before anything is decided."""
    desk_or_404(request)
    chosen = [case for case, _seen in seen_or_404(request, dict.fromkeys(ids_of(request.GET), 0))]
    context = bulk_context(request.user, chosen) | {"query": as_query(Filters.read(request.GET))}
    part = "moderation/parts/bulk.html" if request.headers.get("X-Fragment") == "1" else "moderation/bulk.html"
    return render(request, part, context)


@require_POST
def decide(request):
    """Publishes the chosen texts or does not, or says that they were read; each by the version that was seen."""
    desk_or_404(request)
    sent, chosen = checked(BulkForm, request.POST), seen_or_404(request, pairs_of(request.POST))
    if sent["decision"] == "confirm":
        return _answered(request, actions.confirm_many(chosen, by=request.user))
    if sent["decision"] == "approve":
        return _answered(request, actions.approve_many(chosen, by=request.user))
    return _answered(request, actions.reject_many(chosen, by=request.user, reason=sent["reason"]))


@require_POST
def undo(request):
    """Takes the decisions of one press back."""
    desk_or_404(request)
    return _answered(request, actions.undo_many(seen_or_404(request, pairs_of(request.POST)), by=request.user))


def _answered(request, outcome):
    if wants_json(request):
        return JsonResponse(outcome_told(outcome))
    tell_outcome(request, outcome)
    return back_to_desk(request)
