"""Where a person's day begins after signing in: the page of their role, or what they have sent."""

from collections.abc import Callable

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.permissions import Person, may

# The right a role carries, the address its work begins at (DESIGN.md, Addresses), and what the place is called.
PLACES = (
    ("moderate", "/moderation/", _("Moderators' desk")),
    ("desk", "/desk/", _("Department desk")),
    ("supervise", "/desk/alarms/", _("Alarms")),
    ("release", "/desk/faq/", _("Frequently asked questions")),
    ("produce", "/produce/", _("Producer's pages")),
    ("studio", "/studio/", _("Studio")),
    ("audit", "/ledger/", _("Moderation ledger")),
    ("administer", "/settings/", _("Settings")),
    ("administer", "/moderation/lists/", _("Terms and reasons")),
    ("administer", "/admin/", _("Administration")),
)
_nearer: dict[str, Callable[[User], str | None]] = {}


def register(verb: str, find: Callable[[User], str | None]) -> None:
    """Lets an app name a nearer page for whoever has this right: `find(user)` returns an address or None."""
    _nearer[verb] = find


def landing(user: User) -> str:
    """The address of the person's first page; the home page if theirs does not stand yet."""
    for verb, place, _name in PLACES:
        if may(user, verb):
            found = _nearer[verb](user) if verb in _nearer else None
            return found or standing(place)
    return standing("/my/")


def workplaces(user: Person) -> list[dict]:
    """Where this person's roles work, {"name", "url"} each; pages that do not stand are left out."""
    mine = [(name, standing(place)) for verb, place, name in PLACES if may(user, verb)]
    return [{"name": name, "url": url} for name, url in mine if url != "/"]


def standing(path: str) -> str:
    """The address itself if this site answers it, else the home page."""
    try:
        resolve(path)
    except Resolver404:
        return "/"
    return path
