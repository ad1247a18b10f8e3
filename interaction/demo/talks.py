"""The demo's interviews as they are written down in texts/*.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True)
class Guest:
    """Who answers, as the page shows them."""

    account: str
    name: str
    post: str
    department: str


@dataclass(frozen=True)
class Pair:
    """A question with its answer; `guest` is the place of the one who answers, `by` the asker's shown name."""

    q: str
    a: str = ""
    by: str = ""
    guest: int = 0
    also: str = ""  # what the other guest adds


@dataclass(frozen=True)
class Talk:
    """One interview: what is announced, who answers, what is said."""

    key: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    department: str
    guests: tuple[Guest, ...]
    opening: tuple[str, ...]
    closing: str
    pairs: tuple[Pair, ...]
    open: tuple[Pair, ...] = ()
    waiting: tuple[Pair, ...] = ()
    places: tuple[str, ...] = ()
    families: tuple[Pair, ...] = ()
    open_families: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    days_ago: int = 0
    hour: int = 10
    peak: int = 0


@cache
def talk(key: str) -> Talk:
    """The interview written in texts/<key>.toml."""
    row = tomllib.loads((TEXTS / f"{key}.toml").read_text(encoding="utf-8"))
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    for name in ("pairs", "open", "waiting", "families"):
        lists[name] = tuple(Pair(**pair) for pair in row.get(name, ()))
    lists["guests"] = tuple(Guest(**guest) for guest in row["guests"])
    return Talk(key=key, **row | lists)


@cache
def letters() -> list[dict]:
    """The answered enquiries of texts/letters.toml, the oldest first."""
    rows = tomllib.loads((TEXTS / "letters.toml").read_text(encoding="utf-8"))["letters"]
    return sorted(rows, key=lambda row: -row["days_ago"])
