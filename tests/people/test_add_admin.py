"""The first administrator is made on the machine itself."""

import io

import pytest
from django.core.management import CommandError, call_command

from people.models import User
from people.permissions import may

pytestmark = pytest.mark.django_db


def add(monkeypatch, password, mail="first@example.org"):
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command("add_admin", mail, "第一位管理员", stdout=io.StringIO())


def test_first_administrator_may_sign_in_and_invite(monkeypatch, client):
    add(monkeypatch, "langes-kennwort-2026")

    user = User.objects.with_contact("first@example.org").get()
    assert may(user, "invite")
    assert client.login(contact="first@example.org", password="langes-kennwort-2026")
    assert client.get("/accounts/invite/").status_code == 200


@pytest.mark.parametrize(("mail", "password"), [("no address", "langes-kennwort-2026"), ("a@example.org", "12345")])
def test_bad_address_or_weak_password_makes_nobody(monkeypatch, mail, password):
    with pytest.raises(CommandError):
        add(monkeypatch, password, mail)
    assert not User.objects.exists()


def test_a_known_address_is_refused(monkeypatch):
    add(monkeypatch, "langes-kennwort-2026")

    with pytest.raises(CommandError):
        add(monkeypatch, "anderes-kennwort-2026")
