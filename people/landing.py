"""Where a person's day begins after signing in: the page of their role, or what they have sent."""

from collections.abc import Callable

from django.urls import Resolver404, resolve

from people.models import User
from people.permissions import may

# The right a role carries, and the address its work begins at (DESIGN.md, Addresses).
PLACES = (
    ("moderate", "/moderation/"),
    ("desk", "/desk/"),
    ("produce", "/produce/"),
    ("studio", "/studio/"),
    ("audit", "/ledger/"),
    ("administer", "/admin/"),
)
_nearer: dict[str, Callable[[User], str | None]] = {}


def register(verb: str, find: Callable[[User], str | None]) -> None:
    """Lets an app name a nearer page for whoever has this right: `find(user)` returns an address or None."""
    _nearer[verb] = find


def landing(user: User) -> str:
    """The address of the person's first page; the home page if theirs does not stand yet."""
    for verb, place in PLACES:
        if may(user, verb):
            found = _nearer[verb](user) if verb in _nearer else None
            return found or standing(place)
    return standing("/my/")


def standing(path: str) -> str:
    """The address itself if this site answers it, else the home page."""
    try:
        resolve(path)
    except Resolver404:
        return "/"
    return path
