"""What the floors above know about people and departments: the open work they hold, and the book of changes."""

from collections.abc import Callable
from typing import Any

from people.models import Department, User
from people.permissions import Person

Words = list[str]
_held_by: list[Callable[[User], Words]] = []
_held_at: list[Callable[[Department], Words]] = []
_books: list[Callable[..., object]] = []


def register(*, by: Callable[[User], Words], at: Callable[[Department], Words], book: Callable[..., object]) -> None:
    """Lets an app say, in whole sentences, which open work a person or a department holds; once at start-up.

    `book(key, kind, by=…, data=…)` writes a change of people or departments into the history of the configuration.
    """
    _held_by.append(by)
    _held_at.append(at)
    _books.append(book)


def work_of(person: User) -> Words:
    """What must be handed over before this person's account is closed, a sentence each; often nothing."""
    return [sentence for held in _held_by for sentence in held(person)]


def work_at(department: Department) -> Words:
    """What must be finished or moved before this department is retired, a sentence each; often nothing."""
    return [sentence for held in _held_at for sentence in held(department)]


def note(key: str, kind: str, *, by: Person, data: dict[str, Any]) -> None:
    """Writes one change down: `key` is "people" or "departments"; `data` JSON-safe, people by handle, never by name."""
    for book in _books:
        book(key, kind, by=by, data=data)
