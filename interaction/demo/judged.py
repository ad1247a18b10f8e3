"""What moderators of the demo's past did not let out and what readers reported, as texts/moderation.toml has it."""

import tomllib
from dataclasses import dataclass
from functools import cache

from interaction.demo.talks import TEXTS


@dataclass(frozen=True)
class Refused:
    """A question that was refused for `reason`, or sent on to `department`, which wrote `reply`.

    Its author may have appealed, to which another moderator gave the `answer`, or sent it `again` in other words; what
    was published after all was answered in writing by `a` after `days`.
    """

    talk: str
    q: str
    by: str = ""
    reason: str = ""
    appeal: str = ""
    answer: str = ""
    overturned: bool = False
    again: str = ""
    a: str = ""
    days: int = 0
    department: str = ""
    reply: str = ""


@dataclass(frozen=True)
class Reported:
    """A published question and who reported it, `after` so many hours from the end of its interview.

    `end` says how a moderator settled the reports ("redacted": the public text became `text`), empty while they wait;
    `note` is what one moderator told the others.
    """

    talk: str
    q: str
    after: int
    reports: tuple[dict[str, str], ...]
    end: str = ""
    text: str = ""
    note: str = ""


@cache
def refused(talk: str) -> tuple[Refused, ...]:
    """The refused questions of this talk, in the order they came."""
    return tuple(Refused(**row) for row in _rows("refused") if row["talk"] == talk)


@cache
def reported() -> tuple[Reported, ...]:
    """Everything that was reported, in the order of the file."""
    return tuple(Reported(**row | {"reports": tuple(row["reports"])}) for row in _rows("reported"))


def _rows(name: str) -> list[dict]:
    return tomllib.loads((TEXTS / "moderation.toml").read_text(encoding="utf-8"))[name]
