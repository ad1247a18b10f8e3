"""Signing in as one of the demo's accounts by one click."""

from urllib.parse import urlsplit

from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from people.landing import landing
from people.next_page import next_page
from people.queries import demo_account
from people.refusals import NotAllowed


@csrf_exempt  # the bar stands on shared pages, which hold no token; the address the form came from is checked instead
@require_POST
def sign_in_as(request, handle):
    """Signs in as this demo account and goes to its role's page."""
    if not _from_here(request):
        raise NotAllowed()
    user = demo_account(handle)
    if user is None:
        raise Http404
    login(request, user)
    return redirect(next_page(request) or landing(user))


def _from_here(request) -> bool:
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site in ("same-origin", "none") and (origin is None or urlsplit(origin).netloc == request.get_host())
