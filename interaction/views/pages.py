"""Pages that only explain, and the switches of language and display that every page carries."""

from django.conf import settings
from django.http import HttpResponseForbidden
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from people.asked import display_mode

YEAR = 365 * 24 * 3600


@require_safe
def help_page(request):
    return render(request, "pages/help.html")


@require_safe
def privacy(request):
    return render(request, "pages/privacy.html")


@require_safe
def accessibility(request):
    return render(request, "pages/accessibility.html")


@require_safe
def terms(request):
    return render(request, "pages/terms.html")


@require_safe
def sitemap(request):
    return render(request, "pages/sitemap.html")


def from_elsewhere(request) -> bool:
    """Whether another site sent this form; stands in for a token, which cached pages must not hold."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def where_from(request) -> str:
    """The page of this site the reader came from, else the home page."""
    page = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if safe else "/"


@csrf_exempt
@require_POST
def mode(request):
    """Switches elder mode or the colours and keeps the page; what is not named stays as it was."""
    if from_elsewhere(request):
        return HttpResponseForbidden()
    chosen = set(display_mode(request).split())
    if request.POST.get("elder") in ("on", "off"):
        chosen = chosen - {"elder"} | ({"elder"} if request.POST["elder"] == "on" else set())
    if request.POST.get("theme") in ("auto", "light", "dark"):
        chosen = chosen - {"light", "dark"} | ({request.POST["theme"]} - {"auto"})
    response = redirect(where_from(request))
    response.set_cookie("mode", "-".join(sorted(chosen)), max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
    return response


@csrf_exempt
@require_POST
def language(request):
    """Switches the language and keeps the page."""
    return HttpResponseForbidden() if from_elsewhere(request) else set_language(request)
