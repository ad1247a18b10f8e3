"""The demo's interviews as they are written down in texts/*.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"
ARCHIVES = {"archive": "enquiry", "mailbox": "mailbox", "suggestions": "suggestion"}  # files of texts/


@dataclass(frozen=True)
class Guest:
    """Who answers, as the page shows them."""

    account: str
    name: str
    post: str
    department: str


@dataclass(frozen=True)
class Subject:
    """A theme of an interview; questions that hold one of its words belong to it."""

    name: str
    name_en: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A question with its answer; `guest` is the place of the one who answers, `by` the asker's shown name.

    `also` is what the other guest adds, `joined` the same asked by others, `again` the same in a robot's other words,
    `correction` and `progress` what was noted later, `days` how long a written answer took,
    `note` what one moderator tells the others about it.
    """

    q: str
    a: str = ""
    by: str = ""
    guest: int = 0
    also: str = ""
    joined: tuple[str, ...] = ()
    again: str = ""
    correction: str = ""
    progress: str = ""
    days: int = 0
    note: str = ""


@dataclass(frozen=True)
class Talk:
    """One interview: what is announced, who answers, what is said, and what came of it."""

    key: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    department: str
    guests: tuple[Guest, ...]
    opening: tuple[str, ...]
    closing: str
    pairs: tuple[Pair, ...] = ()
    themes: tuple[Subject, ...] = ()
    open: tuple[Pair, ...] = ()
    later: tuple[Pair, ...] = ()
    waiting: tuple[Pair, ...] = ()
    unread: tuple[Pair, ...] = ()
    places: tuple[str, ...] = ()
    families: tuple[Pair, ...] = ()
    open_families: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    afterword: str = ""
    afterword_en: str = ""
    days_ago: int = 0
    hour: int = 10
    peak: int = 0
    visits: int = 0
    visitors: int = 0

    def theme_of(self, text: str) -> str:
        """The name of the first theme a text belongs to; empty for none."""
        return next((one.name for one in self.themes if any(word in text for word in one.words)), "")


@cache
def talk(key: str) -> Talk:
    """The interview written in texts/<key>.toml."""
    row = tomllib.loads((TEXTS / f"{key}.toml").read_text(encoding="utf-8"))
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    for name in ("pairs", "open", "later", "waiting", "unread", "families"):
        lists[name] = tuple(Pair(**_with_tuples(pair)) for pair in row.get(name, ()))
    lists["guests"] = tuple(Guest(**guest) for guest in row["guests"])
    lists["themes"] = tuple(Subject(**_with_tuples(theme)) for theme in row.get("themes", ()))
    return Talk(key=key, **row | lists)


def _with_tuples(row: dict) -> dict:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


@cache
def letters() -> list[dict]:
    """The answered letters of letters.toml and the ARCHIVES, the oldest first; each with a `key` and its `channel`."""
    found = [{"channel": "enquiry", **row} for row in _rows("letters")]
    for name, channel in ARCHIVES.items():
        found += [{"key": f"{name}-{place}", "channel": channel, **row} for place, row in enumerate(_rows(name))]
    return sorted(found, key=lambda row: -row["days_ago"])


@cache
def on_the_desks() -> list[dict]:
    """The letters of texts/desk.toml, that longest with a department first."""
    return sorted(_rows("desk"), key=lambda row: -row["sent"])


@cache
def played() -> list[dict]:
    """The letters of texts/played.toml, that longest with a department first."""
    return sorted(_rows("played"), key=lambda row: -row["sent"])


def _rows(name: str) -> list[dict]:
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))["letters"]
