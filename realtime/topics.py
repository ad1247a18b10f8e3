"""Which topics exist, who may watch them, and what state a viewer starts from; filled by the apps at start."""

import re
from collections.abc import Callable
from dataclasses import dataclass

PERSONAL = ("question", "answer", "merge", "withdraw", "phase")
LONGEST = 80  # characters of a topic's name, as its stream holds it
_TOO_LONG = re.compile(r"[0-9]{19}")  # digits that no column of integers holds


@dataclass(frozen=True)
class Topic:
    """One registered family of topics.

    `exists(**parts)`: is there such a thing that the public may watch (public topics).
    `may_watch(user, **parts)`: right of a signed-in person; None marks a public topic.
    `snapshot(**parts)`: a JSON-safe dict of the state; `counters(**parts)`: absolute numbers, asked once a second.
    `personal`: kinds of frames after which a person's own fragment may have changed, so that browsers fetch it.
    """

    pattern: re.Pattern
    exists: Callable[..., bool]
    snapshot: Callable[..., dict]
    may_watch: Callable[..., bool] | None = None
    counters: Callable[..., dict] | None = None
    personal: tuple[str, ...] = PERSONAL

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


def register(
    pattern: str,
    *,
    exists: Callable[..., bool],
    snapshot: Callable[..., dict],
    may_watch: Callable[..., bool] | None = None,
    counters: Callable[..., dict] | None = None,
    personal: tuple[str, ...] = PERSONAL,
) -> None:
    """Adds a family of topics; the pattern's named groups become the keyword arguments of its functions.

    Digits in the pattern are ASCII digits. All functions run on a thread of their own and may ask the database.
    """
    _families.append(Topic(re.compile(pattern, re.ASCII), exists, snapshot, may_watch, counters, personal))


def families() -> tuple[Topic, ...]:
    """Every registered family, in the order they are asked."""
    return tuple(_families)


def match(name: str) -> Match | None:
    """The family this topic belongs to; None for an unknown name."""
    if len(name) > LONGEST or _TOO_LONG.search(name):
        return None
    for family in _families:
        found = family.pattern.fullmatch(name)
        if found:
            return Match(name, family, found.groupdict())
    return None
