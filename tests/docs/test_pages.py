"""What the documentation names exists: commands, targets, files, links; and every command is described."""

import re

import pytest
from django.core.management import get_commands

from tests.house.source import APPS, ROOT, files

PAGES = [ROOT / "README.md", *(path for path in files("docs", "*.md"))]
FOLDERS = (*APPS, "tests", "scripts", "deploy", "docs", "templates", "static")
ids = {"ids": lambda path: str(path.relative_to(ROOT))}


def own_commands() -> set[str]:
    return {name for name, app in get_commands().items() if app in APPS}


def test_every_command_is_described_in_operations():
    page = (ROOT / "docs" / "operations.md").read_text()

    assert {name for name in own_commands() if f"| `manage.py {name}` |" not in page} == set()


@pytest.mark.parametrize("page", PAGES, **ids)
def test_commands_and_targets_named_exist(page):
    text = page.read_text()
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())
    assert set(re.findall(r"`?\bmake ([a-z]+)\b`", text)) <= targets


@pytest.mark.parametrize("page", PAGES, **ids)
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
    local = [target for target in targets if not target.startswith("http")]

    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, **ids)
def test_files_named_exist(page):
    named = set(re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./@-]*)`", page.read_text()))

    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text()

    assert [path.name for path in files("docs/decisions", "0*.md") if f"({path.name})" not in listed] == []
