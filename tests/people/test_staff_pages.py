"""The list of colleagues and the page of one, for administrators only."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from interaction.models import Event
from people.actions.staff import accept, invite, invite_again
from people.models import Department, Invitation, Membership, Role, User
from people.refusals import Closed, NotAllowed
from tests.people.conftest import PASSWORD

LIST = reverse("people_settings:colleagues")
INVITE = reverse("people_settings:invite")


@pytest.fixture
def admin_client(client, administrator):
    client.force_login(administrator)
    return client


def colleague(name: str, role: str = Role.OFFICER, place: Department | None = None, **more) -> User:
    person = User.objects.add(name=name, **{"mail": f"{name}@example.org", "password": PASSWORD} | more)
    Membership.objects.create(user=person, role=role, department=place)
    return person


def page_of(person: User) -> str:
    return reverse("people_settings:colleague", args=[person.pk])


def seen_on(response) -> str:
    return re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]


def names(response) -> list[str]:
    return [person.name for person in response.context["people"]]


def test_list_shows_colleagues_and_no_citizen(admin_client, citizen, department):
    colleague("周办理", place=department)

    shown = admin_client.get(LIST)

    assert names(shown) == ["卫管理", "周办理"]
    assert citizen.name not in shown.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=周", ["周办理"]),
        ("q=Office@EXAMPLE.org", ["周办理"]),
        ("q=13900005555", ["吴审核"]),
        ("role=moderator", ["吴审核"]),
        ("department=district", ["卫管理", "吴审核"]),
        ("state=out", ["郑离岗"]),
        ("state=in&role=officer", ["周办理"]),
        ("department=x&role=nobody&state=7", ["卫管理", "吴审核", "周办理", "郑离岗"]),
        ("q=没有这个人", []),
    ],
)
def test_list_is_narrowed(admin_client, department, query, expected):
    colleague("周办理", place=department, mail="office@example.org")
    colleague("吴审核", Role.MODERATOR, phone="13900005555")
    colleague("郑离岗", place=department, is_active=False)

    assert names(admin_client.get(f"{LIST}?{query}")) == sorted(expected)


def test_list_is_narrowed_to_one_department(admin_client, department):
    other = Department.objects.create(slug="parks", kind="department", name="园林局")
    colleague("周办理", place=department)
    colleague("吴园林", place=other)

    assert names(admin_client.get(f"{LIST}?department={other.pk}")) == ["吴园林"]
    assert names(admin_client.get(f"{LIST}?department={other.pk}&role=moderator")) == []


def test_list_comes_in_pages(admin_client):
    for number in range(55):
        colleague(f"员{number:02}", password=None)

    first, second = admin_client.get(LIST), admin_client.get(f"{LIST}?page=2")

    assert (len(names(first)), len(names(second))) == (50, 6)


def test_list_asks_as_often_for_three_as_for_one(admin_client, department, django_assert_num_queries):
    admin_client.get(LIST)
    for number in range(3):
        colleague(f"员{number}", place=department)
        with django_assert_num_queries(9):
            admin_client.get(LIST)


def test_page_of_a_citizen_is_not_there(admin_client, citizen):
    assert admin_client.get(page_of(citizen)).status_code == 404
    assert admin_client.post(reverse("people_settings:close_account", args=[citizen.pk])).status_code == 404


@pytest.mark.parametrize("role", [None, *[role for role in Role if role != Role.ADMIN]])
def test_settings_about_people_are_for_administrators(client, citizen, department, role):
    target = colleague("周办理", place=department)
    held = target.memberships.get()
    invitation = Invitation.objects.create(
        token_hash="t", role=role or "host", invited_by=target, expires_at=timezone.now()
    )
    if role:
        Membership.objects.create(user=citizen, role=role)
        client.force_login(citizen)
    pages = [LIST, INVITE, page_of(target)]
    steps = [
        reverse("people_settings:grant_role", args=[target.pk]),
        reverse("people_settings:end_role", args=[target.pk, held.pk]),
        reverse("people_settings:close_account", args=[target.pk]),
        reverse("people_settings:open_account", args=[target.pk]),
        reverse("people_settings:invite_again", args=[invitation.pk]),
    ]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(step).status_code for step in steps} == {404}
    assert target.memberships.get() == held


def test_roles_and_account_by_page(admin_client, department):
    person = colleague("周办理", place=department)
    page = admin_client.get(page_of(person))
    given = {"role": "approver", "department": department.pk, "seen": seen_on(page)}

    granted = admin_client.post(reverse("people_settings:grant_role", args=[person.pk]), given)
    late = admin_client.post(reverse("people_settings:grant_role", args=[person.pk]), given | {"role": "host"})

    assert (granted.status_code, late.status_code) == (302, 409)
    assert set(person.memberships.values_list("role", flat=True)) == {"officer", "approver"}

    seen = {"seen": seen_on(admin_client.get(page_of(person)))}
    admin_client.post(reverse("people_settings:close_account", args=[person.pk]), seen)
    closed = admin_client.get(page_of(person))
    assert "这个账号" in closed.content.decode() or "account" in closed.content.decode()
    assert not User.objects.get(pk=person.pk).is_active

    admin_client.post(reverse("people_settings:open_account", args=[person.pk]), {"seen": seen_on(closed)})
    assert User.objects.get(pk=person.pk).is_active


def test_person_whose_last_role_has_ended_leaves_the_list(admin_client, department):
    person = colleague("周办理", place=department)
    held = person.memberships.get()
    end = reverse("people_settings:end_role", args=[person.pk, held.pk])

    done = admin_client.post(end, {"seen": seen_on(admin_client.get(page_of(person)))})

    assert done.url == LIST
    assert names(admin_client.get(LIST)) == ["卫管理"]
    assert admin_client.post(end).status_code == 404


def test_role_of_somebody_else_is_not_ended_under_this_address(admin_client, department):
    person, other = colleague("周办理", place=department), colleague("吴园林", place=department)

    wrong = reverse("people_settings:end_role", args=[person.pk, other.memberships.get().pk])

    assert admin_client.post(wrong).status_code == 404
    assert other.memberships.count() == 1


def test_role_for_the_district_takes_no_department(admin_client, department):
    person = colleague("周办理", place=department)
    given = {"role": "admin", "department": department.pk}

    refused = admin_client.post(reverse("people_settings:grant_role", args=[person.pk]), given)
    invited = admin_client.post(INVITE, given | {"mail": "x@example.org"})

    assert (refused.status_code, invited.status_code) == (422, 200)
    assert "department" in invited.context["form"].errors
    assert mail.outbox == []


def test_invitation_is_sent_anew_and_only_the_new_link_works(admin_client, administrator, frozen, department):
    links = []
    made = invite("new@example.org", role=Role.OFFICER, department=department, link=links.append, by=administrator)
    frozen.shift(timedelta(days=8))
    old = links[0]
    assert [one.is_over for one in admin_client.get(INVITE).context["invitations"]] == [True]

    admin_client.post(reverse("people_settings:invite_again", args=[made.pk]))

    token = re.search(r"/invitation/([^/\s]+)/", mail.outbox[-1].body)[1]
    assert mail.outbox[-1].to == ["new@example.org"]
    with pytest.raises(Closed):
        accept(old, name="李", password=PASSWORD)
    person = accept(token, name="李", password=PASSWORD)
    kinds = Event.objects.filter(register="people").order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["invited", "invited-again", "role-given"]
    assert list(person.memberships.values_list("role", "department")) == [("officer", department.pk)]
    with pytest.raises(Closed):
        invite_again(made, link=str, by=administrator)
    with pytest.raises(NotAllowed):
        invite_again(made, link=str, by=person)
