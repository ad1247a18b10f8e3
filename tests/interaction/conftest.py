"""What many tests start from: a live interview, a letter at its department, a draft of a producer."""

import pytest
from django.db import transaction

from interaction.demo.district import build, keep_live
from tests.interaction.desk import approver, handed_over, officer
from tests.interaction.making import interview, participant
from tests.interaction.producing import draft, producer
from tests.rig import seeds


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="主持人").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="王工")


@pytest.fixture
def letter(frozen):
    """A question that was passed on to its department."""
    return handed_over(body="外墙保温这次做不做？")


@pytest.fixture
def clerk(letter):
    return officer(letter.department)


@pytest.fixture
def chief(letter):
    return approver(letter.department)


@pytest.fixture
def signed_in(client):
    """`signed_in(user)`: the client in this person's session."""

    def enter(user):
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def maker():
    return producer()


@pytest.fixture
def made(maker):
    return draft(maker)


@pytest.fixture(scope="module")
def planted(planted_rows, django_db_blocker):
    """The demo district, loaded once for a file of tests and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        seeds.ensure(planted_rows)
        assert build()
        yield keep_live().pk
        transaction.set_rollback(True)
