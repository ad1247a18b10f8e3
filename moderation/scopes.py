"""Which scopes a person moderates, and what a scope is called; the apps that open cases register both."""

from collections.abc import Callable

from people.models import Role
from people.permissions import holds

_grants: list[Callable[..., set[str]]] = []
_titles: list[Callable[[set[str]], dict[str, str]]] = []


def register(grants: Callable[..., set[str]], *, titles: Callable[[set[str]], dict[str, str]] | None = None) -> None:
    """Adds `grants(user)`, the scopes that user moderates, and `titles(scopes)`, the names of those it knows."""
    _grants.append(grants)
    if titles:
        _titles.append(titles)


def has_all(user) -> bool:
    """Whether the person moderates the whole district."""
    return holds(user, Role.MODERATOR)


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
