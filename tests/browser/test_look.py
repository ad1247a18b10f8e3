"""The frame of every page in a real browser: small screens, keyboard, modes, scripts or none, axe."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.rig.serving import Serving

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
PAGES = ["/", "/help/", "/privacy/", "/sitemap/", "/styleguide/", "/no-such-page/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Serving(tmp_path_factory.mktemp("look")) as serving:
        yield serving


@pytest.fixture
def open_page(browser, site):
    """Opens a page in a context of its own; what the console complains about fails the test."""
    opened = []

    def go(address, *, cookies=None, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=site.url, **options)
        context.add_cookies(
            [{"name": name, "value": value, "url": site.url} for name, value in (cookies or {}).items()]
        )
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        opened.append((context, complaints))
        return page

    yield go
    for context, complaints in opened:
        context.close()
        assert [text for text in complaints if "404" not in text] == []


@pytest.mark.parametrize(("mode", "locale"), [("", "zh-CN"), ("dark", "en"), ("elder", "zh-CN")])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, address, mode, locale):
    page = open_page(address, cookies={"mode": mode} if mode else {}, locale=locale, reduced_motion="reduce")

    assert axe(page) == []
    assert [width for width in (320, 360, 768) if widest(page, width) > width] == []


def axe(page):
    """Each rule the page breaks, with the first element that breaks it."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def widest(page, width):
    """How wide the page becomes on a screen of this width; 320 is 400 % zoom of 1280."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate("document.documentElement.scrollWidth")


def test_axe_and_ruler_notice_what_is_wrong(open_page):
    page = open_page("/help/", locale="en")

    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('canvas'), {width: 900}))"
    )

    assert "image-alt" in [rule for rule, _ in axe(page)]
    assert widest(page, 320) > 320


def test_first_tab_jumps_to_the_content(open_page):
    page = open_page("/help/", locale="zh-CN")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_menu_of_a_phone_opens_and_closes_with_escape(open_page):
    page = open_page("/help/", width=360, locale="zh-CN")
    menu = page.locator("details[data-menu]")

    menu.locator("summary").click()
    assert page.get_by_role("navigation", name="菜单").is_visible()
    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("scripts", [True, False])
def test_elder_mode_and_language_work_with_and_without_scripts(open_page, scripts):
    page = open_page("/privacy/", locale="zh-CN", java_script_enabled=scripts)
    before = page.locator("h1").evaluate("node => getComputedStyle(node).fontSize") if scripts else None

    page.get_by_role("button", name="长者版").click()
    assert page.locator("html").get_attribute("data-mode") == "elder"
    page.get_by_role("button", name="English").click()

    assert page.url.endswith("/privacy/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("button", name="Elder mode").get_attribute("aria-pressed") == "true"
    if before:
        assert page.locator("h1").evaluate("node => getComputedStyle(node).fontSize") > before


def test_counter_counts_characters_as_people_do(open_page):
    page = open_page("/styleguide/", locale="zh-CN")
    field = page.locator("#filled_body")

    field.fill("一二三😀")
    assert page.locator("[data-count=filled_body]").text_content() == "4 / 1000"


def test_error_summary_takes_the_focus_and_leads_to_the_field(open_page):
    page = open_page("/styleguide/", locale="zh-CN")

    assert "error-summary" in page.evaluate("document.activeElement.className")
    page.locator(".error-summary a").first.click()

    assert page.evaluate("location.hash") == "#wrong_subject"


def test_relative_times_stay_true(open_page):
    page = open_page("/styleguide/", locale="zh-CN")

    page.evaluate("document.querySelector('time').dateTime = new Date(Date.now() - 3 * 3600e3 - 5e3).toISOString()")
    page.evaluate("import('/static/js/relative-time.js').then(module => module.attachRelativeTimes(document))")

    page.wait_for_function("document.querySelector('[data-relative]').textContent === '3小时前'")


def test_paper_shows_words_and_nothing_to_click(open_page):
    page = open_page("/help/", locale="zh-CN")

    page.emulate_media(media="print")

    assert not page.locator(".top-tools").is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
