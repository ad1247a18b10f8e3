"""What the site holds about one person: each app says how to read it and how to erase it."""

from collections.abc import Callable
from dataclasses import dataclass

from people.models import User
from people.queries import roles_shown


@dataclass(frozen=True)
class Section:
    """One app's part: `read(user)` returns JSON-safe data; `erase(user)`, if given, runs inside the erasure."""

    name: str
    read: Callable[[User], object]
    erase: Callable[[User], None] | None = None


_sections: dict[str, Section] = {}


def register(name: str, *, read: Callable[[User], object], erase: Callable[[User], None] | None = None) -> None:
    """Adds one app's part under this key of the export; called once at start-up."""
    if name in _sections:
        raise RuntimeError(f"own data has a section {name} already")
    _sections[name] = Section(name, read, erase)


def export(user: User) -> dict:
    """Everything the site holds about this person, JSON-safe, the account first."""
    return {"account": _account(user), **{name: section.read(user) for name, section in _sections.items()}}


def erasers() -> list[Callable[[User], None]]:
    """How the apps erase what they keep of a person."""
    return [section.erase for section in _sections.values() if section.erase]


def _account(user: User) -> dict:
    return {
        "handle": user.handle,
        "name": user.name,
        "mail": user.mail,
        "phone": user.phone,
        "language": user.language,
        "joined_at": user.joined_at.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
        "roles": [
            {"role": held.role, "department": held.department and held.department.name, "since": held.since.isoformat()}
            for held in roles_shown(user)
        ],
    }
