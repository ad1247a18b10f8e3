"""People for the tests of people, made the way the site makes them."""

import re

import pytest
from django.core import mail

from people.models import Department, Membership, Role, User

PASSWORD = "long-enough-to-pass"  # noqa: S105  (of people who exist only in tests)
MAIL = "zhu.citizen@example.org"
PHONE = "13900001234"


@pytest.fixture
def citizen(db):
    """A citizen with a mail address."""
    return User.objects.add(name="朱晓明", mail=MAIL, password=PASSWORD)


@pytest.fixture
def department(db):
    """The housing bureau."""
    return Department.objects.create(slug="housing", kind="department", name="住建局", name_en="Housing Bureau")


@pytest.fixture
def administrator(db):
    """An administrator of the whole district."""
    user = User.objects.add(name="卫管理", mail="admin@example.org", password=PASSWORD)
    Membership.objects.create(user=user, role=Role.ADMIN)
    return user


@pytest.fixture
def signed_in(client, citizen):
    """A browser in which the citizen is signed in."""
    client.force_login(citizen)
    return client


@pytest.fixture
def sent_code():
    """Reads the code from the last mail."""
    return lambda: re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


@pytest.fixture
def plain():
    """An answer's status and text without what differs in every answer: the form's token."""

    def read(response):
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
        return response.status_code, text

    return read
