"""The pages that explain, the switches, and the frame that every page has."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from config import errors

EXPLAINING = ["/help/", "/privacy/", "/accessibility/", "/terms/", "/sitemap/", "/styleguide/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", EXPLAINING)
@pytest.mark.parametrize(("language", "tag"), [("zh-hans", "zh-Hans"), ("en", "en")])
def test_page_renders_in_both_languages(client, address, language, tag):
    answer = client.get(address, headers={"accept-language": language})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{tag}"' in page
    assert page.count("<h1") == 1
    assert ("帮助" in page) is (language == "zh-hans")


@pytest.mark.parametrize("address", ["/mode/", "/language/"])
def test_switch_answers_only_post(client, address):
    assert client.get(address).status_code == 405


def test_elder_mode_is_remembered_and_keeps_the_page(client, db):
    answer = client.post("/mode/", {"elder": "on", "next": "/help/?q=1"})

    assert answer.status_code == 302
    assert answer.url == "/help/?q=1"
    assert 'data-mode="elder"' in client.get("/help/").content.decode()


def test_elder_mode_and_colours_do_not_disturb_each_other(client, db):
    client.post("/mode/", {"theme": "dark"})
    client.post("/mode/", {"elder": "on"})
    assert 'data-mode="elder dark"' in client.get("/help/").content.decode()

    client.post("/mode/", {"theme": "auto"})
    assert 'data-mode="elder"' in client.get("/help/").content.decode()

    client.post("/mode/", {"elder": "off"})
    assert "data-mode" not in client.get("/help/").content.decode()


def test_forged_mode_cookie_is_not_shown(client, db):
    client.cookies["mode"] = 'elder"><script>-dark'

    assert 'data-mode="dark"' in client.get("/help/").content.decode()


@pytest.mark.parametrize("page", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"])
def test_switch_never_leads_away(client, page):
    assert client.post("/mode/", {"elder": "on", "next": page}).url == "/"


@pytest.mark.parametrize("address", ["/mode/", "/language/"])
def test_switch_refuses_other_sites(client, address):
    answer = client.post(address, {"elder": "on", "language": "en"}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert not answer.cookies


def test_language_switch_keeps_the_page(client, db):
    answer = client.post("/language/", {"language": "en", "next": "/privacy/"}, headers={"accept-language": "zh-CN"})

    assert answer.url == "/privacy/"
    assert '<html lang="en"' in client.get("/privacy/", headers={"accept-language": "zh-CN"}).content.decode()


def away():
    """Stands for a user whose session lies in a database that is away."""
    raise OperationalError


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 503])
def test_error_page_asks_no_database(status):
    request = RequestFactory().get("/somewhere/")
    request.user = SimpleLazyObject(away)

    answer = errors.error_page(request, status)

    assert answer.status_code == status
    assert str(errors.PAGES[status][0]) in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_footer_names_who_is_responsible(client, db, settings):
    settings.SITE_FOOTER = {"organiser": "某区人民政府", "organiser_en": "Some District", "icp": "鲁ICP备00000000号"}

    chinese = client.get("/help/", headers={"accept-language": "zh-CN"}).content.decode()
    english = client.get("/help/", headers={"accept-language": "en"}).content.decode()

    assert "某区人民政府" in chinese
    assert "鲁ICP备00000000号" in chinese
    assert "Some District" in english


@pytest.mark.parametrize("address", ["/", "/help/"])
def test_first_page_weighs_at_most_100_kilobytes(client, db, address):
    page = client.get(address).content
    linked = re.findall(rb'(?:href|src)="(/static/[^"#]+\.(?:css|js|svg))', page)
    modules = [finders.find(f"js/{name}") for name in ("copy.js", "counter.js", "relative-time.js", "read-aloud.js")]
    files = {finders.find(name.decode().removeprefix(settings.STATIC_URL)) for name in linked} | set(modules)

    weight = len(page) + sum(Path(file).stat().st_size for file in files)

    assert len(files) >= 8
    assert weight <= 100 * 1024
