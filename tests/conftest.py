"""What every test may ask for."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.utils import translation

from tests.rig import environment, post, seeds
from tests.rig.browsing import chromium
from tests.rig.servers import Missing, Postgres, Redis
from tests.rig.serving import Serving

TUESDAY = datetime(2026, 3, 3, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
# Long ones: they run beside the servers, so that the fast tests stay fast.
LONG = {
    "test_calendar.py",
    "test_checks.py",
    "test_demo.py",
    "test_demo_letters.py",
    "test_demo_moderation.py",
    "test_demo_rolls.py",
    "test_imports.py",
    "test_model.py",
    "test_oracle_studio.py",
    "test_pairs_at_once.py",
    "test_robots.py",
    "test_letter_secrets.py",
    "test_secret_walk.py",
}
BY_FOLDER = {"faults": pytest.mark.faults, "browser": pytest.mark.browser, "access": pytest.mark.access}


def pytest_addoption(parser):
    parser.addoption("--real-servers", action="store_true", help="run on a private PostgreSQL with a private Redis")


def pytest_collection_modifyitems(items):
    """Sorts tests into stages: by folder, and by whether they start servers of their own."""
    for item in items:
        for folder, mark in BY_FOLDER.items():
            if item.path.is_relative_to(item.config.rootpath / "tests" / folder):
                item.add_marker(mark)
        if {"private_redis", "private_postgres"} & set(item.fixturenames) or item.path.name in LONG:
            item.add_marker(pytest.mark.servers)


def start_or_skip(start):
    """What `start()` gives; where a program is missing a failure in CI, else a skip that says what to install."""
    try:
        return start()
    except Missing as missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(missing))


@pytest.fixture(scope="session")
def private_redis():
    server = start_or_skip(lambda: Redis().start())
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_url(private_redis):
    """The address of a private Redis."""
    return private_redis.url


@pytest.fixture
def redis_server(private_redis):
    """The private Redis itself, which a test may kill; it runs again afterwards."""
    yield private_redis
    if not private_redis.answers():
        private_redis.start()


@pytest.fixture(scope="session")
def private_postgres():
    server = start_or_skip(lambda: Postgres().start())
    yield server
    server.stop()


@pytest.fixture
def postgres_server(private_postgres):
    """The private PostgreSQL itself, which a test may crash; `.database(name)` makes an empty database."""
    yield private_postgres
    if not private_postgres.answers():
        private_postgres.start()


@pytest.fixture
def postgres_url(private_postgres):
    """The address of an empty database on a private PostgreSQL."""
    return private_postgres.database("xinqiao_test")


@pytest.fixture(scope="session")
def planted_rows(django_db_setup, django_db_blocker):
    """The rows that migrations planted, read before any test changed them."""
    with django_db_blocker.unblock():
        return seeds.keep()


@pytest.fixture(autouse=True)
def plant_seeds(request):
    """Gives a test the planted rows back that a test which really commits has flushed, in whatever order they run."""
    marker = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    if not commits and not marker and "db" not in request.fixturenames:
        return
    kept = request.getfixturevalue("planted_rows")
    request.getfixturevalue("transactional_db" if commits else "db")
    if commits or not seeds.stand(kept):
        seeds.replant(kept)


@pytest.fixture(autouse=True)
def apart(settings, tmp_path_factory, request):
    """Keeps tests apart: an empty cache, the site's first language, a data folder of their own."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    with translation.override(settings.LANGUAGE_CODE):
        yield
    cache.clear()


@pytest.fixture
def frozen():
    """Time stands still on Tuesday 3 March 2026, 10:00 in Shanghai; `.shift(seconds)` and `.move_to(time)` move it."""
    with time_machine.travel(TUESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def smtp(settings):
    """`smtp(box)` starts a real SMTP server in front of a tests.rig.post.Box, as the site's mail server."""
    running = []

    def start(box):
        server = post.serve(box)
        running.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
        return box

    yield start
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def clean_env():
    """The environment for a subprocess of a test: fixed keys, nothing of the developer's settings."""
    return environment.clean()


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, for tests in tests/browser; it must not meet the ORM in one process."""
    running = chromium()
    yield start_or_skip(running.__enter__)
    running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The demo district served by one process on SQLite, shared by the tests of a run."""
    with Serving(tmp_path_factory.mktemp("demo"), demo=True) as site:
        yield site
