"""Which scopes a person moderates, what a scope is called and how it takes texts; the apps that open cases say so."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from people.models import Role, User
from people.permissions import holds
from people.queries import holders


@dataclass(frozen=True)
class Switch:
    """How a scope takes new texts, and where a form with `policy` is posted to change it.

    `choices` are (value, sentence); `held` says why nothing may be published at present, empty when it may.
    """

    address: str
    chosen: str
    choices: tuple[tuple[str, object], ...]
    held: object = ""


_grants: list[Callable[..., set[str]]] = []
_titles: list[Callable[[set[str]], dict[str, str]]] = []
_switches: list[Callable[..., Switch | None]] = []
_policies: list[Callable[[set[str]], dict[str, tuple[str, str]]]] = []
_places: list[Callable[[], set[str]]] = []
_targets: list[Callable[[set[str]], dict[str, int]]] = []

USUAL_TARGET = 240  # minutes within which a text is to be read where no app says otherwise


def register(
    grants: Callable[..., set[str]],
    *,
    titles: Callable[[set[str]], dict[str, str]] | None = None,
    switches: Callable[..., Switch | None] | None = None,
    targets: Callable[[set[str]], dict[str, int]] | None = None,
    policies: Callable[[set[str]], dict[str, tuple[str, str]]] | None = None,
    places: Callable[[], set[str]] | None = None,
) -> None:
    """Adds `grants(user)`, the scopes that user moderates; `titles(scopes)`, the names of those it knows;
    `switches(user, scope)`, the switch of a scope this user may turn, or None; `targets(scopes)`, the minutes within
    which a text of those it knows is to be read; `policies(scopes)`, how they take texts (policies_of); and `places()`,
    the scopes that are always there (open_places).
    """
    _grants.append(grants)
    if titles:
        _titles.append(titles)
    if switches:
        _switches.append(switches)
    if targets:
        _targets.append(targets)
    if policies:
        _policies.append(policies)
    if places:
        _places.append(places)


def has_all(user) -> bool:
    """Whether the person moderates the whole district."""
    return holds(user, Role.MODERATOR)


def moderators() -> QuerySet[User]:
    """Everybody who moderates the whole district, the longest here first."""
    return holders(Role.MODERATOR)


def granted(user) -> set[str]:
    """The scopes opened to this person by the apps, for example the interviews they moderate."""
    if user is None or not user.is_authenticated or not user.is_active:
        return set()
    return set().union(*(grants(user) for grants in _grants))


def titled(scopes: set[str]) -> dict[str, str]:
    """A title for each of these scopes; its own name where no app knows one."""
    names = {scope: scope for scope in scopes}
    for titles in _titles:
        names.update(titles(scopes))
    return names


def targets_of(scopes: set[str]) -> dict[str, int]:
    """Within how many minutes a text of each of these scopes is to be read."""
    minutes = dict.fromkeys(scopes, USUAL_TARGET)
    for targets in _targets:
        minutes.update(targets(scopes))
    return minutes


def open_places() -> set[str]:
    """The scopes to which texts can be sent at any time, such as a channel without occasions."""
    return set().union(*(places() for places in _places))


def policies_of(scopes: set[str]) -> dict[str, tuple[str, str]]:
    """How each of these scopes takes texts, in words, and the page where that is changed ("" where it has none)."""
    found: dict[str, tuple[str, str]] = {}
    for policies in _policies:
        found.update(policies(scopes))
    return found


def switch_of(user, scope: str) -> Switch | None:
    """How this scope takes new texts, for a person who may change it; None where there is nothing to change."""
    found = (switches(user, scope) for switches in _switches if scope)
    return next((switch for switch in found if switch), None)


def family_of(scope: str) -> str:
    """The kind of place a scope is: "interview" for "interview-7", a bare scope itself."""
    head, dash, tail = scope.rpartition("-")
    return head if dash and tail.isdecimal() else scope
