"""The anonymous visitor: a signed random cookie, kept only as hashes that cannot be joined across scopes."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature

from people.crypto import keyed_hash

COOKIE, SALT = "visitor", "people.visitor"
AGE = 400 * 24 * 3600  # seconds, the longest that browsers keep a cookie


def visitor_of(request) -> str:
    """This browser's random id; made on first use and then set as a cookie by `keep_visitor`."""
    made = getattr(request, "new_visitor", None)
    if made:
        return made
    try:
        return request.get_signed_cookie(COOKIE, salt=SALT, max_age=AGE)
    except (KeyError, BadSignature):
        request.new_visitor = secrets.token_urlsafe(18)
        return request.new_visitor


def visitor_hash(raw: str, scope: str) -> str:
    """The visitor within one scope ("interview-7", "day-2026-11-24"): 64 hex digits, different in every other scope."""
    return keyed_hash(f"visitor:{scope}", raw)


def person_key(request, scope: str) -> tuple[str, str]:
    """Who counts once within this scope, and how surely: (64 hex digits, "registered" or "guest")."""
    if request.user.is_authenticated:
        return keyed_hash(f"person:{scope}", str(request.user.pk)), "registered"
    return visitor_hash(visitor_of(request), scope), "guest"


def keep_visitor(get_response):
    """Middleware: sets the cookie of a visitor whom this request has met for the first time."""

    def middleware(request):
        response = get_response(request)
        if getattr(request, "new_visitor", None):
            response.set_signed_cookie(
                COOKIE,
                request.new_visitor,
                salt=SALT,
                max_age=AGE,
                httponly=True,
                samesite="Lax",
                secure=settings.HTTPS,
            )
        return response

    return middleware
