"""Interviews for everybody: the list and the room, which becomes the archive."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.occasions import coming, ended, guests_of, reason_of_cancelling, running
from interaction.queries.room_page import room_page
from interaction.views.found import interview_or_404

PER_PAGE = 20


@require_safe
def interview_list(request):
    """Live, coming and past interviews."""
    past = Paginator(ended(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"running": running(request.user), "coming": coming(request.user), "past": past}
    return render(request, "interview/list.html", context)


@require_safe
def room(request, pk):
    """The room of one interview; the same address is its archive afterwards."""
    occasion = interview_or_404(request.user, pk)
    context = {
        "occasion": occasion,
        "guests": guests_of(occasion),
        "room": room_page(occasion),
        "reason": reason_of_cancelling(occasion),
    }
    return render(request, "interview/room.html", context)
