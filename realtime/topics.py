"""Which topics exist, who may watch them, and what state a viewer starts from; filled by the apps at start."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """One registered family of topics.

    `exists(**parts)`: is there such a thing that the public may watch (public topics).
    `may_watch(user, **parts)`: right of a signed-in person; None marks a public topic.
    `snapshot(**parts)`: a JSON-safe dict of the state; `counters(**parts)`: absolute numbers, asked once a second.
    """

    pattern: re.Pattern
    exists: Callable[..., bool]
    snapshot: Callable[..., dict]
    may_watch: Callable[..., bool] | None = None
    counters: Callable[..., dict] | None = None

    @property
    def public(self) -> bool:
        return self.may_watch is None


@dataclass(frozen=True)
class Match:
    """A topic's name that fits a registered family, with the parts of its name."""

    name: str
    family: Topic
    parts: dict


_families: list[Topic] = []


def register(pattern: str, *, exists, snapshot, may_watch=None, counters=None) -> None:
    """Adds a family of topics; the pattern's named groups become the keyword arguments of its functions."""
    _families.append(Topic(re.compile(pattern), exists, snapshot, may_watch, counters))


def match(name: str) -> Match | None:
    """The family this topic belongs to; None for an unknown name."""
    for family in _families:
        found = family.pattern.fullmatch(name)
        if found:
            return Match(name, family, found.groupdict())
    return None
