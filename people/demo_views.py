"""Signing in as one of the demo's accounts by one click, and putting the role's task card away."""

from urllib.parse import urlsplit

from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from people.demo_cards import SESSION_KEY
from people.landing import landing
from people.next_page import next_page
from people.queries import demo_account
from people.refusals import NotAllowed


@csrf_exempt  # the bar stands on shared pages, which hold no token; the address the form came from is checked instead
@require_POST
def sign_in_as(request, handle):
    """Signs in as this demo account and goes to its role's page, where its task card is shown."""
    _check_from_here(request)
    user = demo_account(handle)
    if user is None:
        raise Http404
    login(request, user)
    place = next_page(request) or landing(user)
    request.session[SESSION_KEY] = {"handle": handle, "path": urlsplit(place).path}
    return redirect(place)


@csrf_exempt  # as above
@require_POST
def put_card_away(request):
    """Hides the task card until a role is taken again."""
    _check_from_here(request)
    request.session.pop(SESSION_KEY, None)
    return redirect(next_page(request) or "/")


def _check_from_here(request) -> None:
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in ("same-origin", "none") or (origin is not None and urlsplit(origin).netloc != request.get_host()):
        raise NotAllowed()
