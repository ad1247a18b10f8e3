"""The five-minute tour of the demo."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interaction.queries.tour import tour


@require_safe
def tour_page(request):
    """The tour's steps, each with its link or the role to take."""
    return render(request, "demo/tour.html", {"tour": tour(request.user)})


@require_safe
def live(request):
    """Leads to the interview that is live, else to the list of interviews."""
    found = tour(request.user)["live"]
    return redirect(found["url"] if found else "interaction:interview")
