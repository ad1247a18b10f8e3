"""Designed error pages, and the same sentences as JSON for scripts."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from psycopg_pool import PoolTimeout, TooManyRequests

from people.asked import wants_json

AWAY = (OperationalError, InterfaceError, PoolTimeout, TooManyRequests)
PAGES = {
    400: (
        _("We could not read this request"),
        _("Open the page again and send it once more; if it happens again, write to us."),
    ),
    403: (_("This form has expired"), _("Reload the page and send it again; your text is kept in the form.")),
    404: (
        _("There is no such page"),
        _("It may have moved, or it is not open to you. Start from the home page or search."),
    ),
    405: (_("This address cannot be used that way"), _("Go back to the page and use its buttons.")),
    500: (_("Something went wrong on our side"), _("Nothing you sent before was lost. Try again in a minute.")),
    503: (_("We are busy for a moment"), _("Your text is kept in the form. Try again in a few seconds.")),
}


def database_away(exception) -> bool:
    """Whether this is the database being away or too busy."""
    return isinstance(exception, AWAY) or isinstance(getattr(exception, "__cause__", None), AWAY)


def sentence_response(request, *, status, title, sentence, code, more=None):
    """One sentence for the reader with this status: a page, or JSON for scripts."""
    if wants_json(request):
        response = JsonResponse({"error": code, "sentence": str(sentence), **(more or {})}, status=status)
    else:
        page = render_to_string("error.html", {"title": title, "sentence": sentence, "status": status}, request)
        response = HttpResponse(page, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def error_page(request, status: int):
    """The designed page of an HTTP error; 503 carries Retry-After in seconds."""
    title, sentence = PAGES[status]
    response = sentence_response(request, status=status, title=title, sentence=sentence, code=str(status))
    if status == 503:
        response["Retry-After"] = "3"
    return response


def wrong_method(request, refused):
    """The page of 405 for Django's bare answer, with the methods it names."""
    response = error_page(request, 405)
    response["Allow"] = refused["Allow"]
    return response


def refusal_response(request, refusal):
    """A refusal of an action as page or JSON, with the newer state if it carries one."""
    return sentence_response(
        request,
        status=refusal.status,
        title=_("This did not go through"),
        sentence=refusal.sentence,
        code=refusal.code,
        more={"fresh": refusal.fresh} if refusal.fresh else None,
    )


def bad_request(request, exception=None):
    return error_page(request, 400)


def forbidden(request, exception=None):
    return error_page(request, 403)


def csrf_failure(request, reason=""):
    return error_page(request, 403)


def not_found(request, exception=None):
    return error_page(request, 404)


def server_error(request):
    return error_page(request, 503 if database_away(sys.exc_info()[1]) else 500)
