import json

import pytest
from django.core import mail
from django.urls import reverse

from people import own_data
from people.actions.accounts import describe
from people.actions.codes import send_reset_code
from people.actions.erasure import erase
from people.models import Membership, OneTimeCode, Role, User
from people.refusals import Refusal
from tests import factories
from tests.people.conftest import MAIL, PASSWORD, PHONE

ACCOUNT, EXPORT, ERASE = reverse("people:account"), reverse("people:export"), reverse("people:erase")


@pytest.fixture
def sections(monkeypatch):
    """The registered sections, put back afterwards."""
    monkeypatch.setattr(own_data, "_sections", {})
    return own_data


@pytest.mark.parametrize("page", ["account", "export", "erase", "password_change", "invite"])
def test_pages_of_an_account_ask_to_sign_in(client, db, page):
    response = client.get(reverse(f"people:{page}"))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("people:login"))


def test_account_shows_contacts_only_masked(client, db):
    client.force_login(User.objects.add(name="朱晓明", mail=MAIL, phone=PHONE, password=PASSWORD))

    page = client.get(ACCOUNT).content.decode()

    assert "z***@example.org" in page
    assert "139****1234" in page
    assert MAIL not in page
    assert PHONE not in page


def test_account_saves_name_and_language_and_shows_the_page_in_it(signed_in, citizen):
    response = signed_in.post(ACCOUNT, {"name": "朱明", "language": "en"})

    citizen.refresh_from_db()
    assert (citizen.name, citizen.language) == ("朱明", "en")
    assert response.cookies["django_language"].value == "en"
    assert "My account" in signed_in.get(ACCOUNT).content.decode()


def test_account_takes_no_other_fields(signed_in, citizen):
    signed_in.post(ACCOUNT, {"name": "朱明", "language": "en", "is_active": "", "mail": "x@example.org", "handle": "x"})

    citizen.refresh_from_db()
    assert (citizen.is_active, citizen.mail) == (True, MAIL)


def test_account_escapes_a_name(signed_in, citizen):
    describe(citizen, name="<script>alert(1)</script>", language="en")

    assert "<script>alert" not in signed_in.get(ACCOUNT).content.decode()


def test_export_holds_everything_the_site_knows(signed_in, citizen, department, sections):
    Membership.objects.create(user=citizen, role=Role.OFFICER, department=department)
    sections.register("letters", read=lambda user: [f"letter of {user.handle}"])

    response = signed_in.get(EXPORT)

    held = json.loads(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="xinqiao-my-data.json"'
    assert response["Cache-Control"] == "private, no-store"
    assert (held["account"]["name"], held["account"]["mail"]) == ("朱晓明", MAIL)
    assert held["account"]["roles"][0]["department"] == "住建局"
    assert held["letters"] == [f"letter of {citizen.handle}"]


def test_own_data_refuses_a_section_twice(sections):
    sections.register("letters", read=list)

    with pytest.raises(RuntimeError):
        sections.register("letters", read=list)


def test_erase_removes_who_it_was_and_keeps_the_row(signed_in, citizen, sections):
    send_reset_code(MAIL)
    erased = []
    sections.register("letters", read=list, erase=erased.append)

    response = signed_in.post(ERASE, {"password": PASSWORD, "sure": "on"})

    user = User.objects.get(pk=citizen.pk)
    assert response["Location"] == "/"
    assert (user.name, user.mail, user.mail_index, user.phone, user.phone_index) == ("", "", None, "", None)
    assert (user.is_active, user.last_login, user.has_usable_password()) == (False, None, False)
    assert user.handle != citizen.handle
    assert not OneTimeCode.objects.exists()
    assert erased == [user]
    assert signed_in.get(ACCOUNT).status_code == 302


def test_erase_frees_the_contact_for_a_new_account(citizen):
    erase(citizen)

    assert User.objects.add(name="朱", mail=MAIL, password=PASSWORD).pk != citizen.pk


def test_erase_needs_the_password_and_the_tick(signed_in, citizen):
    signed_in.post(ERASE, {"password": "wrong", "sure": "on"})
    signed_in.post(ERASE, {"password": PASSWORD})
    signed_in.get(ERASE, {"password": PASSWORD, "sure": "on"})

    citizen.refresh_from_db()
    assert citizen.is_active


def test_erase_is_undone_when_an_eraser_fails(citizen, sections):
    def fails(user):
        raise ValueError("letters could not be erased")

    sections.register("letters", read=list, erase=fails)

    with pytest.raises(ValueError, match="letters"):
        erase(citizen)

    citizen.refresh_from_db()
    assert citizen.mail == MAIL


def test_erase_takes_roles_but_never_the_last_administrator(administrator, citizen):
    Membership.objects.create(user=citizen, role=Role.MODERATOR)
    erase(citizen)
    assert not citizen.memberships.exists()

    with pytest.raises(Refusal):
        erase(administrator)

    second = User.objects.add(name="二", mail="second@example.org")
    Membership.objects.create(user=second, role=Role.ADMIN)
    assert erase(administrator).is_active is False


def test_demo_accounts_stay_as_they_are(client, db):
    demo = User.objects.add(name="市民小朱", handle="demo-citizen", password=PASSWORD, is_demo=True)
    client.force_login(demo)

    answers = [
        client.post(ACCOUNT, {"name": "x", "language": "en"}),
        client.post(ERASE, {"password": PASSWORD, "sure": "on"}),
        client.post(reverse("people:password_change"), {"old": PASSWORD, "new": "another-long-one"}),
    ]

    demo.refresh_from_db()
    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert (demo.name, demo.is_active, demo.check_password(PASSWORD)) == ("市民小朱", True, True)
    assert mail.outbox == []


@pytest.mark.django_db
def test_header_leads_staff_to_their_work_and_others_to_their_submissions(client):
    client.force_login(factories.user(Role.PRODUCER))
    staff = client.get("/accounts/").content.decode()
    client.force_login(factories.user())
    citizen = client.get("/accounts/").content.decode()

    assert 'class="pill" href="/produce/"' in staff
    assert 'class="btn ghost" href="/studio/"' in staff
    assert "/produce/" not in citizen
    assert 'class="pill" href="/my/"' in citizen
