from django.contrib.auth import hashers
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.people.conftest import MAIL, PASSWORD, PHONE

LOGIN = reverse("people:login")


def signs_in(client, contact, password=PASSWORD, **more):
    return client.post(LOGIN, {"contact": contact, "password": password, **more})


def test_login_by_mail_goes_where_one_wanted(client, citizen):
    response = signs_in(client, MAIL.upper(), next="/accounts/")

    assert (response.status_code, response["Location"]) == (302, "/accounts/")
    assert client.session["_auth_user_id"] == str(citizen.pk)


def test_login_by_mobile_number_as_people_write_it(client, db):
    User.objects.add(name="朱", phone=PHONE, password=PASSWORD)

    assert signs_in(client, "+86 139 0000 1234").status_code == 302


def test_login_never_leads_off_the_site(client, citizen):
    for foreign in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert "evil" not in signs_in(client, MAIL, next=foreign)["Location"]


def test_login_answers_alike_for_a_stranger_a_wrong_password_and_a_closed_account(client, citizen, plain):
    wrong = plain(signs_in(client, MAIL, "not-the-password"))
    stranger = plain(signs_in(client, MAIL.replace("zhu", "nob"), "not-the-password"))
    User.objects.filter(pk=citizen.pk).update(is_active=False)
    closed = plain(signs_in(client, MAIL, PASSWORD))

    assert wrong[0] == 200
    assert stranger == (200, wrong[1].replace("zhu", "nob"))
    assert closed == wrong
    assert "_auth_user_id" not in client.session


def test_login_hashes_once_and_asks_once_whether_or_not_the_account_exists(
    client, citizen, monkeypatch, django_assert_num_queries
):
    worked = []
    hasher = type(hashers.get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *args, **kwargs: worked.append(1) or encode(*args, **kwargs))

    costs = []
    for contact in (MAIL, "nobody@example.org", "demo-nobody", "13999999999"):
        worked.clear()
        with django_assert_num_queries(1):
            signs_in(client, contact, "not-the-password")
        costs.append(len(worked))

    assert costs == [1, 1, 1, 1]


def test_login_stops_after_ten_tries_on_one_account(client, citizen, frozen):
    for _try in range(10):
        assert signs_in(client, MAIL, "wrong").status_code == 200

    assert signs_in(client, MAIL, PASSWORD).status_code == 429
    assert signs_in(client, "another@example.org").status_code == 200
    cache.clear()
    assert signs_in(client, MAIL, PASSWORD).status_code == 302


def test_login_stops_one_address_that_tries_many_accounts(client, db, frozen):
    for number in range(100):
        assert signs_in(client, f"nobody{number}@example.org").status_code == 200

    assert signs_in(client, "nobody100@example.org").status_code == 429
    other = client.post(LOGIN, {"contact": "x@example.org", "password": "x"}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 200


def test_login_counts_one_ipv6_household_as_one(client, db, frozen):
    for number in range(100):
        address = f"2001:db8:1:2::{number:x}"
        client.post(LOGIN, {"contact": f"n{number}@example.org", "password": "x"}, REMOTE_ADDR=address)

    refused = client.post(LOGIN, {"contact": "n@example.org", "password": "x"}, REMOTE_ADDR="2001:db8:1:2:ffff::1")
    neighbour = client.post(LOGIN, {"contact": "n@example.org", "password": "x"}, REMOTE_ADDR="2001:db8:1:3::1")
    assert (refused.status_code, neighbour.status_code) == (429, 200)


def test_logout_needs_a_post(signed_in):
    assert signed_in.get(reverse("people:logout")).status_code == 405
    assert "_auth_user_id" in signed_in.session

    signed_in.post(reverse("people:logout"))

    assert "_auth_user_id" not in signed_in.session


def test_forms_refuse_a_post_without_their_token(citizen):
    strict = Client(enforce_csrf_checks=True)

    assert signs_in(strict, MAIL).status_code == 403
