"""Browser tests: a real Chromium and real serving processes on databases of their own."""

import os

import pytest

from tests.browser.crew import Crew
from tests.rig.browsing import chromium
from tests.rig.servers import Missing
from tests.rig.serving import Serving


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests; a missing one is a failure in CI, else a skip with its reason."""
    try:
        with chromium() as started:
            yield started
    except Missing as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(missing))


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
