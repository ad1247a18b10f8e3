"""Personal data is neither in the database, the sessions nor the log in a readable form."""

import json
import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.urls import reverse

from config.logs import JsonFormatter
from people.actions.accounts import sign_up
from people.crypto import seal, unseal
from people.models import User
from tests.people.conftest import MAIL, PASSWORD, PHONE

NAME = "朱晓明密"


def stored_bytes() -> bytes:
    """Everything the database holds: the file of SQLite, or every column of every table."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608  (names of our own tables)
            found.append(repr(cursor.fetchall()))
    return "\n".join(found).encode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
def test_name_and_contacts_are_unreadable_in_the_database(client, settings, sent_code):
    client.post(reverse("people:signup"), {"contact": MAIL})
    client.post(reverse("people:signup_code"), {"code": sent_code(), "name": NAME, "password": PASSWORD})
    client.post(reverse("people:signup"), {"contact": PHONE})
    person = User.objects.get()
    User.objects.filter(pk=person.pk).update(phone=PHONE)

    stored = stored_bytes()

    assert (User.objects.get().name, User.objects.get().phone) == (NAME, PHONE)
    assert person.handle.encode() in stored
    for secret in (NAME, MAIL, PHONE, PASSWORD):
        assert secret.encode() not in stored
        assert json.dumps(secret)[1:-1].encode() not in stored


@pytest.mark.django_db
def test_session_keeps_the_contact_encrypted(client):
    client.post(reverse("people:signup"), {"contact": MAIL})

    kept = str(Session.objects.get().get_decoded())

    assert "code:sign-up" in kept
    assert MAIL not in kept


def test_sealed_text_opens_only_in_time_and_unchanged(frozen):
    sealed = seal(PHONE)

    assert PHONE not in sealed
    assert unseal(sealed, seconds=60) == PHONE
    assert unseal(sealed[:-6] + "AAAA==", seconds=60) is None
    assert unseal("not sealed", seconds=60) is None
    frozen.shift(61)
    assert unseal(sealed, seconds=60) is None


@pytest.mark.django_db
def test_log_holds_no_personal_data(client, caplog, settings, sent_code):
    caplog.set_level(logging.DEBUG)
    client.post(reverse("people:signup"), {"contact": MAIL})
    code = sent_code()
    client.post(reverse("people:signup_code"), {"code": code, "name": NAME, "password": PASSWORD})
    client.post(reverse("people:login"), {"contact": MAIL, "password": "wrong-password-here"})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.post(reverse("people:reset"), {"contact": MAIL})

    lines = "\n".join(JsonFormatter().format(record) for record in caplog.records)

    assert "mail not sent" in lines
    for secret in (MAIL, NAME, json.dumps(NAME)[1:-1], code, PASSWORD, "wrong-password-here"):
        assert secret not in lines


@pytest.mark.django_db
def test_addresses_hold_no_personal_data(client, sent_code):
    first = client.post(reverse("people:signup"), {"contact": MAIL})
    second = client.post(reverse("people:signup_code"), {"code": sent_code(), "name": NAME, "password": PASSWORD})

    assert (first["Location"], second["Location"]) == ("/accounts/signup/code/", "/my/")


@pytest.mark.django_db
def test_subjects_hold_no_private_content(client, sent_code):
    client.post(reverse("people:signup"), {"contact": MAIL})
    code = sent_code()
    sign_up(MAIL, code=code, name=NAME, password=PASSWORD)

    assert code not in mail.outbox[0].subject
    assert MAIL not in mail.outbox[0].subject
