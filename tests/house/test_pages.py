"""Templates ask the database nothing; browser code stays small and safe under the CSP."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.house.source import ROOT, files

QUERY = re.compile(r"(?<!forloop)\.(all|objects|filter|exclude|exists|order_by|select_related)\b|_set\b")
TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
UNSAFE = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\()")
MOST_LINES = 150


def queries(template: str) -> list[str]:
    """The template tags that would ask the database."""
    return [tag for tag in TAG.findall(template) if QUERY.search(QUOTED.sub("", tag))]


def differing(vendor: Path) -> list[str]:
    """Vendored files that SHA256SUMS does not list, or lists with another checksum; a missing folder has none."""
    sums = vendor / "SHA256SUMS"
    listed = [line.split(maxsplit=1)[::-1] for line in sums.read_text().splitlines()] if sums.exists() else []
    wanted = dict(listed)
    there = [path for path in sorted(vendor.rglob("*")) if path.is_file() and path != sums]
    names = {str(path.relative_to(vendor)): hashlib.sha256(path.read_bytes()).hexdigest() for path in there}
    return sorted(name for name in names | wanted if names.get(name) != wanted.get(name))


def test_templates_ask_no_queries():
    broken = [
        (str(path.relative_to(ROOT)), tag)
        for path in files("templates", "*")
        if path.is_file()
        for tag in queries(path.read_text())
    ]

    assert broken == []


@pytest.mark.parametrize("tag", ["{{ user.memberships.all }}", "{% for a in b.answer_set %}", "{% if a.objects %}"])
def test_query_in_template_is_caught(tag):
    assert queries(tag) == [tag]


def test_words_in_quotes_are_no_query():
    assert queries('{% translate "This is all. Not filtered." %}') == []


def test_scripts_are_small_modules_without_markup():
    scripts = {str(path.relative_to(ROOT)): path.read_text() for path in files("static/js", "*.js")}

    assert scripts
    assert [name for name, text in scripts.items() if len(text.splitlines()) > MOST_LINES] == []
    assert [name for name, text in scripts.items() if UNSAFE.search(text)] == []


def test_vendored_files_match_their_checksums(tmp_path):
    assert differing(ROOT / "static" / "vendor") == []


def test_changed_or_unlisted_vendored_file_is_caught(tmp_path):
    (tmp_path / "a.js").write_text("changed")
    (tmp_path / "b.js").write_text("unlisted")
    (tmp_path / "SHA256SUMS").write_text(f"{hashlib.sha256(b'as it came').hexdigest()}  a.js\n")

    assert differing(tmp_path) == ["a.js", "b.js"]
