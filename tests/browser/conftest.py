"""Browser tests: a real Chromium and real serving processes on databases of their own."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.crew import Crew
from tests.rig.serving import Serving

NUMBERS = itertools.count(1)


@pytest.fixture
def visitor(browser):
    """`visitor(site, language)`: a new person's browser window at /; what its console says is kept in `page.said`."""
    windows = []

    def enter(url: str, language: str = "zh-CN", width: int = 1280, **more):
        window = browser.new_context(locale=language, viewport={"width": width, "height": 900}, **more)
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(15_000)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(url)
        return page

    yield enter
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """The demo on SQLite, one process."""
    with Serving(tmp_path_factory.mktemp("small"), demo=True) as site:
        yield site


@pytest.fixture(scope="module")
def large_site(tmp_path_factory, private_postgres, redis_url):
    """The demo on PostgreSQL and Redis, two serving processes."""
    database = private_postgres.database("xinqiao_browser")
    folder = tmp_path_factory.mktemp("large")
    with Serving(folder, processes=2, database_url=database, redis_url=redis_url, demo=True) as site:
        yield site


@pytest.fixture(scope="session")
def open_site(tmp_path_factory):
    """The demo on SQLite without a captcha, shared by the run: every test looks only at what it has made there."""
    with Serving(tmp_path_factory.mktemp("open"), demo=True, env={"CAPTCHA": "off"}) as site:
        yield site


@pytest.fixture(scope="session")
def crew(open_site):
    """The staff and citizens of its live interview, who act over plain HTTP."""
    people = Crew(open_site)
    yield people
    people.close()


@pytest.fixture
def at_work(visitor, open_site):
    """`at_work(role, address)`: a window of the open site, signed in as this demo account."""

    def enter(role: str, address: str = "", **more):
        page = visitor(open_site.url, **more)
        if page.locator(".demo-menu > summary").is_visible():  # on a phone the bar is folded
            page.locator(".demo-menu > summary").click()
        page.locator(f'button[formaction="/demo/as/demo-{role}/"]').click()
        page.wait_for_load_state()
        if address:
            page.goto(open_site.url + address)
        return page

    return enter


@pytest.fixture
def word():
    """A word only this test's questions hold, so that the desk shows no others."""
    return f"键盘{next(NUMBERS)}号"


@pytest.fixture
def texts(crew, word):
    """Three waiting questions, the oldest first."""
    asked = [
        f"{word}小区第{number}栋的{what}？" for number, what in enumerate(("电梯何时修", "路灯谁管", "垃圾几点收"))
    ]
    for text in asked:
        crew.asks(text)
    return asked


@pytest.fixture
def desk(at_work, word, texts):
    """The desk with those three, the first one open."""
    page = at_work("moderator", f"/moderation/?q={word}")
    expect(page.locator("[data-case]")).to_have_count(3)
    expect(page.locator(".item-text")).to_have_text(texts[0])
    expect(page.locator("html")).to_have_class("claims-itself")
    return page
