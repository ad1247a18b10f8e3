"""The five-minute tour of the demo."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.tour import tour


@require_safe
def tour_page(request):
    """Seven steps, each with its link or the role to take."""
    return render(request, "demo/tour.html", {"tour": tour(request.user)})
