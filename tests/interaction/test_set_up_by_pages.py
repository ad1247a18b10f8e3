"""From an empty site to an answered letter: what a district does on its first day, by pages alone."""

import io
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from interaction.event_chain import chain_holds
from interaction.models import Event, Submission
from moderation.models import Case
from people.models import Department, User
from tests.interaction import writing
from tests.interaction.desk import ANSWER

PASSWORD = "ein-langes-kennwort-2026"  # noqa: S105  (of people who exist only in tests)
STAFF = ("moderator", "dispatcher", "officer", "approver")
IN_DEPARTMENT = ("officer", "approver")


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


def signed_in(contact: str) -> Client:
    """A browser of its own in which this person has signed in by the form."""
    browser = Client()
    response = browser.post("/accounts/login/", {"contact": contact, "password": PASSWORD})
    assert response.status_code == 302
    return browser


def first_administrator(monkeypatch) -> Client:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    call_command("add_admin", "first@example.org", "第一位管理员", stdout=io.StringIO())
    return signed_in("first@example.org")


def opened_department(admin: Client) -> Department:
    assert admin.get("/settings/departments/").status_code == 200
    facts = {"name": "住建局", "name_en": "", "kind": "department", "duties": "路灯和小区道路", "slug": "housing"}
    assert admin.post("/settings/departments/new/", facts).status_code == 302
    return Department.objects.get(slug="housing")


def invited(admin: Client, role: str, place: Department) -> Client:
    """Somebody who has followed the mailed link, chosen name and password, and signed in again by the form."""
    address = f"{role}@example.org"
    given = {"mail": address, "role": role, "department": place.pk if role in IN_DEPARTMENT else ""}
    assert admin.post("/settings/people/invite/", given).status_code == 302
    link = re.search(r"http://testserver(/accounts/invitation/\S+)", mail.outbox[-1].body)[1]
    assert Client().post(link, {"name": f"{role} 同志", "password": PASSWORD}).status_code == 302
    return signed_in(address)


@pytest.mark.django_db
def test_district_is_set_up_by_pages_and_answers_its_first_letter(monkeypatch):
    assert (User.objects.count(), Department.objects.count()) == (0, 0)
    admin = first_administrator(monkeypatch)
    place = opened_department(admin)
    moderator, dispatcher, officer, approver = (invited(admin, role, place) for role in STAFF)
    names = [person.name for person in admin.get("/settings/people/").context["people"]]
    assert names == sorted([*(f"{role} 同志" for role in STAFF), "第一位管理员"])

    citizen = Client()
    sent = writing.send(citizen, "enquiry", writing.fill(citizen, "enquiry"))
    receipt = citizen.get(sent["Location"]).context["receipts"][0]
    letter = Submission.objects.get()
    case = Case.objects.get()
    assert moderator.post(f"/moderation/{case.pk}/approve/", {"version": case.version}).status_code == 302

    page = dispatcher.get(f"/desk/{letter.pk}/")
    assert "路灯" in page.content.decode()
    letter.refresh_from_db()
    told = dispatcher.post(f"/desk/{letter.pk}/assign/", {"department": place.pk, "version": letter.version})
    assert told.status_code == 302
    assert officer.post(f"/desk/{letter.pk}/hand-in/", {"text": ANSWER, "version": 0}).status_code == 302
    version = approver.get(f"/desk/{letter.pk}/").context["page"].answer.version
    assert approver.post(f"/desk/{letter.pk}/release/", {"version": version}).status_code == 302

    letter.refresh_from_db()
    assert (letter.state, letter.department) == ("replied", place)
    found = Client().post("/status/", {"number": receipt.number, "code": receipt.code}, follow=True)
    assert ANSWER in found.content.decode()
    people = Event.objects.filter(register="people").order_by("seq")
    assert [event.kind for event in people] == ["role-given", *["invited", "role-given"] * len(STAFF)]
    assert chain_holds(people)
    assert admin.get(f"/desk/{letter.pk}/").status_code == 404
