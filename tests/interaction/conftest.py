"""A live interview and its people, for tests that need no other."""

import pytest

from tests.interaction.making import interview, participant


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="主持人").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="王工")
