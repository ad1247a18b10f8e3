"""Templates keep to the content security policy and to the rules of the house."""

import re

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline handler": re.compile(r"<[^>]*\son\w+\s*=\s*[\"']", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
    "file from elsewhere": re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", re.I),
    "text marked as safe": re.compile(r"autoescape off|\|\s*safeseq"),
}


def ids(path):
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_template_keeps_to_the_policy(path):
    source = path.read_text()

    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a onclick="x()">',
        "<script>x()</script>",
        '<a href="javascript:x">',
        '<script src="//cdn.example/x.js"></script>',
    ],
)
def test_the_rules_catch_what_they_name(bad):
    assert any(pattern.search(bad) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "icon" in path.read_text()], ids=ids)
def test_template_names_icons_that_exist(path):
    sprite = (settings.BASE_DIR / "static" / "img" / "icons.svg").read_text()
    known = set(re.findall(r'id="([\w-]+)"', sprite))

    assert set(re.findall(r'{% icon "([\w-]+)"', path.read_text())) <= known
