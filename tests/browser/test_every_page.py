"""Every page that visible links lead to, for every kind of person, in both languages: axe, console, phone width."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest

from tests.browser.test_look import axe, widest

ROLES = ("citizen", "host", "guest", "moderator", "officer", "approver", "producer", "auditor", "admin")
NOT_PAGES = re.compile(r"^/(admin|accounts/(export|logout)|captcha|static|pictures)|\.(docx|csv|jsonl?|ics|svg)$")
MUST = {
    "nobody": {"/", "/interview/", "/interview/N/", "/enquiry/", "/enquiry/N/", "/status/", "/accounts/login/"},
    "citizen": {"/my/", "/accounts/"},
    "host": {"/studio/N/"},
    "guest": {"/studio/N/"},
    "moderator": {"/moderation/", "/moderation/N/"},
    "officer": {"/desk/", "/desk/N/"},
    "producer": {"/produce/", "/produce/N/", "/produce/N/edit/"},
    "admin": {"/accounts/invite/"},
}


def shape(address: str) -> str:
    """The address without its numbers: pages of one shape are looked at once."""
    return re.sub(r"\d+", "N", urlsplit(address).path)


def links(page, site) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [link for link in found if link.startswith(site.url) and not NOT_PAGES.search(urlsplit(link).path)]


def walk(page, site, seen: set[str]) -> dict[str, list]:
    """Looks at each page of a new shape once, breadth first; what is wrong with it, by shape."""
    wrong, waiting = {}, deque([page.url, *links(page, site)])
    while waiting:
        address = waiting.popleft()
        if shape(address) in seen:
            continue
        seen.add(shape(address))
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        waiting.extend(links(page, site))
        faults = axe(page) + page.said + ([f"wider than 360: {widest(page, 360)}"] if widest(page, 360) > 360 else [])
        if faults:
            wrong[shape(address)] = faults
        page.said.clear()
    return wrong


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_page_is_accessible_quiet_and_fits_a_phone(visitor, small_site, language):
    common, site_home = set(), small_site.url + "/"
    wrong = {"nobody": walk(visitor(small_site.url, language), small_site, common)}
    walked = {"nobody": common}
    for role in ROLES:
        page = visitor(small_site.url, language)
        page.locator(f'button[formaction="/demo/as/demo-{role}/"]').click()
        page.wait_for_load_state()
        seen = set(common) - {shape(page.url), "/accounts/"}
        if shape(page.url).startswith("/admin"):
            page.goto(site_home)
        before = set(seen)
        wrong[role] = walk(page, small_site, seen)
        walked[role] = seen - before

    assert {who: found for who, found in wrong.items() if found} == {}
    assert {who: pages - walked[who] for who, pages in MUST.items() if pages - walked[who]} == {}
