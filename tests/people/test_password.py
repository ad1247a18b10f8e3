from django.core import mail
from django.test import Client
from django.urls import reverse

from people.actions.accounts import change_password, reset_password
from people.actions.codes import send_reset_code, send_sign_up_code
from people.models import User
from tests.people.conftest import MAIL, PASSWORD

RESET, CODE, CHANGE = reverse("people:reset"), reverse("people:reset_code"), reverse("people:password_change")
NEW = "an-even-longer-one"


def test_reset_sets_the_password_and_tells_the_owner(client, citizen, sent_code):
    assert client.post(RESET, {"contact": MAIL})["Location"] == CODE

    response = client.post(CODE, {"code": sent_code(), "password": NEW})

    citizen.refresh_from_db()
    assert response["Location"] == reverse("people:login")
    assert citizen.check_password(NEW)
    assert [message.to for message in mail.outbox] == [[MAIL], [MAIL]]
    assert "_auth_user_id" not in client.session


def test_reset_answers_alike_without_an_account(client, citizen, plain):
    answers = []
    for contact in (MAIL, MAIL.replace("zhu", "zoe")):
        first = client.post(RESET, {"contact": contact})
        wrong = client.post(CODE, {"code": "000000", "password": NEW})
        answers.append([plain(first), first["Location"], plain(client.get(CODE)), plain(wrong)])

    assert answers[0] == answers[1]
    assert mail.outbox[0].subject == mail.outbox[1].subject


def test_reset_costs_alike_without_an_account(citizen, django_assert_num_queries):
    for contact in (MAIL, "nobody@example.org"):
        with django_assert_num_queries(5):
            send_reset_code(contact)


def test_reset_mail_to_a_stranger_holds_no_code(client, db):
    client.post(RESET, {"contact": "nobody@example.org"})

    assert not any(letter.isdigit() for letter in mail.outbox[0].body)


def test_reset_of_nobody_does_nothing_even_with_the_right_code(db, monkeypatch):
    monkeypatch.setattr("people.actions.codes.secrets.randbelow", lambda most: 123456)
    send_reset_code(MAIL)

    assert reset_password(MAIL, code="123456", password=NEW) is False
    assert not User.objects.exists()


def test_reset_code_opens_once(citizen, sent_code):
    send_reset_code(MAIL)
    code = sent_code()

    assert reset_password(MAIL, code=code, password=NEW) is True
    assert reset_password(MAIL, code=code, password="another-long-one") is False
    citizen.refresh_from_db()
    assert citizen.check_password(NEW)


def test_sign_up_code_resets_nothing(citizen, monkeypatch):
    monkeypatch.setattr("people.actions.codes.secrets.randbelow", lambda most: 123456)
    send_sign_up_code(MAIL)

    assert reset_password(MAIL, code="123456", password=NEW) is False


def test_change_needs_the_present_password(signed_in, citizen):
    response = signed_in.post(CHANGE, {"old": "wrong", "new": NEW})

    citizen.refresh_from_db()
    assert response.status_code == 200
    assert citizen.check_password(PASSWORD)


def test_change_keeps_this_session_and_ends_the_others(signed_in, citizen):
    other = Client()
    other.force_login(citizen)

    signed_in.post(CHANGE, {"old": PASSWORD, "new": NEW})

    assert signed_in.get(reverse("people:account")).status_code == 200
    assert other.get(reverse("people:account")).status_code == 302


def test_change_refuses_a_weak_password(signed_in, citizen):
    for weak in ("short", "1234567890", "password"):
        assert signed_in.post(CHANGE, {"old": PASSWORD, "new": weak}).status_code == 200

    citizen.refresh_from_db()
    assert citizen.check_password(PASSWORD)


def test_change_is_limited(signed_in, citizen, frozen):
    for _try in range(10):
        assert signed_in.post(CHANGE, {"old": "wrong", "new": NEW}).status_code == 200

    assert signed_in.post(CHANGE, {"old": PASSWORD, "new": NEW}).status_code == 429


def test_change_goes_through_when_the_mail_server_is_away(citizen, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert change_password(citizen, old=PASSWORD, new=NEW) is True


def test_change_asks_to_sign_in_first(client, db):
    assert client.get(CHANGE)["Location"].startswith(reverse("people:login"))
