"""The moderators' desk: a queue, one case with everything about it, and the buttons that decide."""

from django.http import JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from moderation import actions, queries
from moderation.forms import ApproveForm, ClaimForm, Filters, RejectForm, VersionForm, as_query, checked
from moderation.models import Case
from moderation.page import item_context, queue_context
from people.refusals import NotAllowed


def _case(request, pk: int) -> Case:
    """The case, for whoever may moderate it."""
    case = queries.case_of(request.user, pk)
    if case is None:
        raise NotAllowed()
    return case


@require_safe
def desk(request, pk: int | None = None):
    """The whole desk; without a case the first of the queue stands in the middle."""
    if not queries.may_open_desk(request.user):
        raise NotAllowed()
    filters = Filters.read(request.GET)
    selected = _case(request, pk) if pk else None
    context = queue_context(request.user, filters, selected)
    if selected is None and context["rows"]:
        selected = context["selected"] = context["rows"][0].case
    return render(request, "moderation/desk.html", context | item_context(request.user, selected) | {"opened": pk})


@require_safe
def queue(request):
    """The parts of the desk that change by themselves, as HTML for its script."""
    if not queries.may_open_desk(request.user):
        raise NotAllowed()
    chosen = request.GET.get("case", "")
    selected = queries.case_of(request.user, int(chosen)) if chosen.isdigit() and len(chosen) < 12 else None
    return render(request, "moderation/queue.html", queue_context(request.user, Filters.read(request.GET), selected))


@require_safe
def item(request, pk: int):
    """One case, as HTML for the desk's script."""
    context = {"query": as_query(Filters.read(request.GET)), "opened": pk}
    return render(request, "moderation/item.html", context | item_context(request.user, _case(request, pk)))


@require_POST
def approve(request, pk: int):
    """Approves, with a text after editing."""
    return _decided(request, pk, actions.approve, ApproveForm)


@require_POST
def reject(request, pk: int):
    """Does not publish, for a reason."""
    return _decided(request, pk, actions.reject, RejectForm)


@require_POST
def undo(request, pk: int):
    """Takes the last decision back."""
    return _decided(request, pk, actions.undo, VersionForm, stay=True)


@require_POST
def prioritise(request, pk: int):
    """Moves to the head of the queue, or back."""
    return _decided(request, pk, actions.prioritise, VersionForm, stay=True)


@require_POST
def claim(request, pk: int):
    """Says that I am looking."""
    return _decided(request, pk, actions.claim, ClaimForm, stay=True)


@require_POST
def unclaim(request, pk: int):
    """Says that I am no longer looking."""
    return _decided(request, pk, actions.unclaim, ClaimForm, stay=True)


def _decided(request, pk: int, action, form_class, *, stay: bool = False):
    """Runs the action; answers a script with the new state and a browser with the page to go on with."""
    case = action(_case(request, pk), by=request.user, **checked(form_class, request.POST))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"id": case.pk, "state": case.state, "version": case.version, "priority": case.priority})
    query = as_query(Filters.read(QueryDict(request.POST.get("filters", ""))))
    address = reverse("moderation:case", args=[pk]) if stay else reverse("moderation:desk")
    return redirect(f"{address}?{query}" if query else address)
