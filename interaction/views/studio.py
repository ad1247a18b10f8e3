"""The studio: where host, guests and transcriber run an interview."""

from csp.decorators import csp_replace, csp_update
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from interaction.actions import presence
from interaction.models import Occasion
from interaction.queries.occasions import engagements_of, guests_of
from interaction.queries.studio_page import studio_page
from interaction.queries.studio_sheet import afterwards, question_sheet
from interaction.views.found import after_or_404, studio_or_404, studio_question_or_404
from interaction.workflow import ON_AIR


@login_required
@require_safe
def studio_list(request):
    """The interviews in which this person has a part."""
    return render(request, "studio/list.html", {"parts": engagements_of(request.user)})


@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]  # its stub knows no arguments of addresses
@require_safe
def studio(request, pk):
    """The board of one interview; without scripts a frame in it says that this person is here."""
    occasion = studio_or_404(request.user, pk)
    presence.arrive(occasion, by=request.user)
    return render(request, "studio/studio.html", _board(request, occasion))


@require_safe
def board(request, pk):
    """The same board as a fragment, refetched when something changed."""
    occasion = studio_or_404(request.user, pk)
    return render(request, "studio/board.html", _board(request, occasion))


def _board(request, occasion):
    return {
        "occasion": occasion,
        "guests": guests_of(occasion),
        "board": studio_page(occasion, request.user),
        "on": occasion.state in ON_AIR,
        "policies": Occasion.Policy.choices,
    }


@require_safe
def question(request, pk, question):
    """One question with everything that can be done with it: a page, or the sheet of the board's script."""
    occasion = studio_or_404(request.user, pk)
    sheet = question_sheet(occasion, studio_question_or_404(occasion, question), request.user)
    page = "studio/sheet.html" if "sheet" in request.GET else "studio/question.html"
    return render(request, page, {"occasion": occasion, "sheet": sheet, "on": occasion.state in ON_AIR})


@require_safe
def after(request, pk):
    """What was said, with forms for dated corrections and progress notes; also long after the end."""
    occasion = after_or_404(request.user, pk)
    context = {"occasion": occasion, "entries": afterwards(occasion, request.user)}
    return render(request, "studio/afterwards.html", context)


@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[arg-type]
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def here(request, pk):
    """Says "I am at my desk": scripts post it, browsers without scripts keep a small page in a frame that reloads."""
    occasion = studio_or_404(request.user, pk)
    presence.arrive(occasion, by=request.user)
    if request.method == "POST":
        return HttpResponse(status=204)
    answer = render(request, "studio/here.html", {"occasion": occasion})
    answer["Refresh"] = "20"  # seconds
    return answer
