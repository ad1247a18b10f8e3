"""What moderators keep at their desk: notes, stars, what they have opened, named parts of the queue; and the guide."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from moderation import actions
from moderation.filters import as_query
from moderation.forms import NoteForm, SaveForm, StarForm, checked, ids_of, page_of
from moderation.page import author_context, guide_context
from moderation.views.decide import decided
from moderation.views.found import back_to_desk, case_or_404, desk_or_404, filters_of, saved_or_404, seen_or_404
from people.asked import wants_json


@require_safe
def author(request, pk: int):
    """Everything this author has sent to the places this person moderates."""
    case = case_or_404(request, pk)
    return render(request, "moderation/author.html", author_context(request.user, case, page_of(request.GET)))


@require_safe
def guide(request):
    """How to decide; as a part for the desk's window too."""
    desk_or_404(request)
    part = "moderation/parts/guide.html" if request.headers.get("X-Fragment") == "1" else "moderation/guide.html"
    return render(request, part, guide_context() | {"filters": {"tab": "guide"}})


@require_POST
def note(request, pk: int):
    """Writes something to the other moderators."""
    actions.note(case_or_404(request, pk), by=request.user, **checked(NoteForm, request.POST))
    return _stay(request, pk)


@require_POST
def show_text(request, pk: int):
    """Opens a concealed text to this moderator for a while; a note says so."""
    actions.ask_to_see(case_or_404(request, pk), by=request.user)
    return _stay(request, pk)


@require_POST
def star(request, pk: int):
    """Stars a text, or takes the star away."""
    on = actions.star(case_or_404(request, pk), by=request.user, **checked(StarForm, request.POST))
    return JsonResponse({"id": pk, "starred": on}) if wants_json(request) else back_to_desk(request, pk)


@require_POST
def read(request):
    """Says which texts were opened; only the desk's script asks."""
    desk_or_404(request)
    chosen = seen_or_404(request, dict.fromkeys(ids_of(request.POST), 0))
    actions.mark_read([case for case, _seen in chosen], by=request.user)
    return JsonResponse({"read": len(chosen)})


@require_POST
def confirm(request, pk: int):
    """Says that a person has read what a rule published."""
    return decided(request, pk, actions.confirm)


@require_POST
def save_filter(request):
    """Keeps the part of the queue in view under a name."""
    desk_or_404(request)
    query = as_query(filters_of(request) | {"page": 1})
    kept = actions.save_filter(by=request.user, query=query, **checked(SaveForm, request.POST))
    messages.success(request, _("“%(name)s” is kept and stands above your list.") % {"name": kept.name})
    return back_to_desk(request)


@require_POST
def forget_filter(request, pk: int):
    """Removes one's own name for a part of the queue."""
    actions.forget_filter(saved_or_404(request, pk), by=request.user)
    return back_to_desk(request)


def _stay(request, pk: int):
    return JsonResponse({"id": pk}) if wants_json(request) else back_to_desk(request, pk)
