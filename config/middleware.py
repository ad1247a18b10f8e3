"""What every answer goes through: 503 for a missing database, refusals as pages, privacy by default."""

import logging

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseNotAllowed, UnreadablePostError

from config.errors import database_away, error_page, refusal_response, wrong_method
from people.refusals import Refusal, TooBig

logger = logging.getLogger(__name__)


def unavailable(get_response):
    """Turns a database that is away or too busy into 503 with Retry-After (TRUST.md trap 13)."""

    def middleware(request):
        return get_response(request)

    def process_exception(request, exception):
        if not database_away(exception):
            return None
        logger.warning("database away: %s", type(exception).__name__)
        return error_page(request, 503)

    middleware.process_exception = process_exception
    return middleware


def refusals(get_response):
    """Turns a named refusal of an action, and a wrong method, into a page, or JSON for scripts, with its status."""

    def middleware(request):
        response = get_response(request)
        return wrong_method(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(request, exception):
        return refusal_response(request, exception) if isinstance(exception, Refusal) else None

    middleware.process_exception = process_exception
    return middleware


def private_by_default(get_response):
    """Marks every dynamic answer `private, no-store` unless its view said otherwise."""

    def middleware(request):
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware


def bounded_body(get_response):
    """Refuses a body over MAX_BODY bytes, or a form with too long or too many fields, before a view reads it."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.MAX_BODY or not _form_is_bounded(request):
            return refusal_response(request, TooBig())
        return get_response(request)

    return middleware


def _form_is_bounded(request) -> bool:
    """Reads a posted form; an unreadable one is left to the view, which answers 400."""
    try:
        return request.method != "POST" or request.POST is not None
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        return False
    except (BadRequest, UnreadablePostError):
        return True
