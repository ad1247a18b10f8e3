"""The big screen in hall or studio: no controls, follows the host by itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interaction.queries.occasions import guests_of
from interaction.queries.screen import screen_page
from interaction.views.found import interview_or_404
from people.permissions import may


@require_safe
def screen(request, pk):
    """What everybody may see; with `?preview` also what comes next, for those who may enter the studio."""
    occasion = interview_or_404(request.user, pk)
    preview = "preview" in request.GET
    if preview and not may(request.user, "studio", occasion):
        raise Http404
    context = {
        "occasion": occasion,
        "screen": screen_page(occasion, preview=preview),
        "guests": guests_of(occasion),
        "preview": preview,
        "host": urlsplit(settings.SITE_URL).netloc,
        "path": reverse("interaction:room", args=[occasion.pk]),
    }
    return render(request, "screen/screen.html", context)
