import hashlib
import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from people.actions.accounts import sign_up
from people.actions.codes import purge, send_sign_up_code
from people.models import OneTimeCode, User
from tests.people.conftest import MAIL, PASSWORD, PHONE

SIGNUP, CODE = reverse("people:signup"), reverse("people:signup_code")
NEW = {"name": "朱晓明", "password": PASSWORD}


def asks_for_code(client, contact=MAIL):
    return client.post(SIGNUP, {"contact": contact})


def test_sign_up_by_mail_opens_the_account_and_signs_in(client, db, sent_code):
    assert asks_for_code(client)["Location"] == CODE

    client.post(CODE, {"code": f" {sent_code()} ", **NEW})

    user = User.objects.get()
    assert (user.name, user.mail, user.phone, user.language) == ("朱晓明", MAIL, "", "zh-hans")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.check_password(PASSWORD)


def test_sign_up_by_mobile_number(client, db, settings):
    asks_for_code(client, "+86 139 0000 1234")
    text = json.loads(next((settings.DATA_DIR / "mail").glob("*.sms")).read_text())

    code = "".join(filter(str.isdigit, text["text"]))[:6]
    client.post(CODE, {"code": code, **NEW})

    assert text["phone"] == PHONE
    assert User.objects.get().phone == PHONE


def test_sign_up_by_mobile_number_is_refused_where_no_text_can_be_sent(client, db, settings):
    settings.DEMO = False

    response = asks_for_code(client, PHONE)

    assert response.status_code == 200
    assert not OneTimeCode.objects.exists()


def test_sign_up_answers_alike_when_the_contact_has_an_account(client, citizen, plain):
    answers = []
    for contact in (MAIL, MAIL.replace("zhu", "zoe")):
        first = asks_for_code(client, contact)
        second = client.get(CODE)
        wrong = client.post(CODE, {"code": "000000", **NEW})
        answers.append([plain(first), first["Location"], plain(second), plain(wrong)])

    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[MAIL], [MAIL.replace("zhu", "zoe")]]
    assert mail.outbox[0].subject == mail.outbox[1].subject


def test_sign_up_costs_alike_when_the_contact_has_an_account(citizen, django_assert_num_queries):
    for contact in (MAIL, "new@example.org"):
        with django_assert_num_queries(5):
            send_sign_up_code(contact)


def test_sign_up_mail_to_a_known_contact_says_so_and_holds_no_code(client, citizen):
    asks_for_code(client)

    assert "已有" in mail.outbox[0].body or "already" in mail.outbox[0].body
    assert not any(letter.isdigit() for letter in mail.outbox[0].body)


def test_sign_up_never_takes_a_known_contact_even_with_the_right_code(citizen, monkeypatch):
    monkeypatch.setattr("people.actions.codes.secrets.randbelow", lambda most: 123456)
    send_sign_up_code(MAIL)

    assert sign_up(MAIL, code="123456", **NEW) is None
    assert User.objects.count() == 1


def test_code_opens_once(client, db, sent_code):
    send_sign_up_code(MAIL)
    code = sent_code()

    assert sign_up(MAIL, code=code, **NEW) is not None
    assert sign_up(MAIL, code=code, **NEW) is None


def test_code_is_dead_after_five_wrong_tries(db, sent_code):
    send_sign_up_code(MAIL)
    code = sent_code()
    wrong = "000000" if code != "000000" else "111111"

    for _try in range(5):
        assert sign_up(MAIL, code=wrong, **NEW) is None

    assert sign_up(MAIL, code=code, **NEW) is None
    assert OneTimeCode.objects.get().tries == 5


def test_code_still_opens_at_the_fifth_try(db, sent_code):
    send_sign_up_code(MAIL)
    code = sent_code()
    wrong = "000000" if code != "000000" else "111111"

    for _try in range(4):
        sign_up(MAIL, code=wrong, **NEW)

    assert sign_up(MAIL, code=code, **NEW) is not None


@pytest.mark.parametrize(("seconds", "opens"), [(20 * 60 - 1, True), (20 * 60, False)])
def test_code_lives_twenty_minutes(db, sent_code, frozen, seconds, opens):
    send_sign_up_code(MAIL)

    frozen.shift(seconds)

    assert (sign_up(MAIL, code=sent_code(), **NEW) is not None) is opens


def test_code_of_an_earlier_mail_is_dead_even_when_the_later_one_is_tried_out(db, monkeypatch):
    codes = iter([111111, 222222])
    monkeypatch.setattr("people.actions.codes.secrets.randbelow", lambda most: next(codes))
    send_sign_up_code(MAIL)
    send_sign_up_code(MAIL)

    for _try in range(5):
        assert sign_up(MAIL, code="111111", **NEW) is None

    assert sign_up(MAIL, code="111111", **NEW) is None
    assert sign_up(MAIL, code="222222", **NEW) is None


def test_code_of_the_later_mail_opens(db, sent_code):
    send_sign_up_code(MAIL)
    send_sign_up_code(MAIL)

    assert sign_up(MAIL, code=sent_code(), **NEW) is not None


def test_code_of_another_contact_opens_nothing(db, sent_code):
    send_sign_up_code("other@example.org")
    send_sign_up_code(MAIL)

    assert sign_up("other@example.org", code=sent_code(), **NEW) is None


def test_code_is_kept_only_as_a_hash(db, sent_code):
    send_sign_up_code(MAIL)

    row = OneTimeCode.objects.values("code_hash", "purpose").get()
    plain_digest = hashlib.sha256(sent_code().encode()).hexdigest()
    assert len(row["code_hash"]) == 64
    assert row["code_hash"] != plain_digest


def test_code_page_read_by_get_uses_nothing_up(client, db, sent_code):
    asks_for_code(client)
    for _look in range(7):
        assert client.get(CODE, {"code": sent_code()}).status_code == 200

    client.post(CODE, {"code": sent_code(), **NEW})

    assert User.objects.count() == 1


def test_code_is_not_used_up_by_a_password_that_is_too_weak(client, db, sent_code):
    asks_for_code(client)

    weak = client.post(CODE, {"code": sent_code(), "name": "朱", "password": "12345678"})

    assert weak.status_code == 200
    assert OneTimeCode.objects.get().tries == 0


def test_code_page_without_a_code_asked_for_leads_back(client, db):
    assert client.get(CODE)["Location"] == SIGNUP


def test_codes_are_sent_five_times_an_hour_to_one_contact(client, db, frozen):
    for _try in range(5):
        assert asks_for_code(client).status_code == 302

    assert asks_for_code(client).status_code == 429
    assert len(mail.outbox) == 5
    assert asks_for_code(client, "other@example.org").status_code == 302


def test_codes_are_sent_thirty_times_an_hour_from_one_address(client, db, frozen):
    for number in range(30):
        assert asks_for_code(client, f"n{number}@example.org").status_code == 302

    assert asks_for_code(client, "n31@example.org").status_code == 429


def test_purge_removes_dead_codes_and_keeps_live_ones(db, frozen):
    send_sign_up_code(MAIL)
    frozen.shift(timedelta(days=1, minutes=21))
    send_sign_up_code("other@example.org")

    assert purge() == 1
    assert purge() == 0
    assert OneTimeCode.objects.get().expires_at > timezone.now()
