"""docs/settings.md describes every option of config/env.py as it is, and no other."""

import re

from config.env import OPTIONS
from tests.house.source import ROOT

ROW = re.compile(r"^\| `([A-Z_]+)` \| (\w+) \| (?:`([^`]*)`)? ?\| (\S.+) \|$", re.MULTILINE)


def plain(default) -> str:
    """A default as the page writes it."""
    if isinstance(default, bool):
        return "on" if default else "off"
    return "" if default in ("", [], {}) else str(default)


def described() -> dict[str, tuple[str, str]]:
    page = (ROOT / "docs" / "settings.md").read_text()
    return {name: (kind, default) for name, kind, default, _ in ROW.findall(page)}


def test_every_option_is_described_with_its_type_and_default():
    assert described() == {option.name: (option.kind, plain(option.default)) for option in OPTIONS.values()}


def test_every_option_says_what_it_is_for():
    assert [option.name for option in OPTIONS.values() if not option.help.endswith(".")] == []
