"""The home page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.home import home_page


@require_safe
def home(request):
    """What is live now, the doors, the newest answers and the month's figures."""
    return render(request, "home.html", home_page(request.user))
