"""Which published texts have an answer that everybody may read; the apps that open cases say so."""

from collections.abc import Callable, Iterable

from moderation.models import Case

Finder = Callable[[list[Case]], dict[int, str]]

_finders: list[Finder] = []


def register(find: Finder) -> None:
    """Adds `find(cases)`: the public address of the answer to each of these cases that has one, by the case's id."""
    _finders.append(find)


def answered(cases: Iterable[Case]) -> dict[int, str]:
    """The public addresses of the answers to these cases, by the case's id; no query without an approved case."""
    approved = [case for case in cases if case.state == Case.State.APPROVED]
    found: dict[int, str] = {}
    for find in _finders if approved else ():
        found.update(find(approved))
    return found
