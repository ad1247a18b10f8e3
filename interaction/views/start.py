"""Which door? Plain questions that lead to one; the answers stand in the address, so it works without scripts."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.open_doors import as_open
from interaction.queries.start import place_of


@require_safe
def start(request):
    """The next question, or the door that was found with the reason and the alternatives."""
    place = place_of(request.GET.dict())
    door, closed = as_open(place.door) if place.door else (None, None)
    return render(request, "start/start.html", {"place": place, "door": door, "closed": closed})
