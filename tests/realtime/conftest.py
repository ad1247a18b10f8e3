"""The stage for tests of the wire: one serving process for those that leave it as they found it."""

from itertools import count
from pathlib import Path

import pytest

from tests.realtime.theatre import Theatre

_numbers = count(1)
HERE = Path(__file__).parent
ON_STAGE = ("test_socket.py", "test_feed.py", "test_poison.py", "test_serve.py", "test_client.py")


def pytest_collection_modifyitems(items):
    """Tests of a serving process take longer than the fast stage allows; they run beside the other servers."""
    for item in items:
        on_stage = item.path.name in ON_STAGE or "stage" in item.fixturenames
        if item.path.parent == HERE and on_stage and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def stage(tmp_path_factory):
    """A serving process on a SQLite file of its own; at the end its log may hold no traceback."""
    with Theatre(tmp_path_factory.mktemp("stage")) as theatre:
        yield theatre


@pytest.fixture
def room():
    """A public topic nobody else uses."""
    return f"room-{next(_numbers)}"


@pytest.fixture
def desk():
    """A guarded topic nobody else uses."""
    return f"desk-{next(_numbers)}"
