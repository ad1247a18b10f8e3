"""The stage for tests of the wire: one serving process for those that leave it as they found it."""

from itertools import count

import pytest

from tests.realtime.theatre import Theatre

_numbers = count(1)


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
