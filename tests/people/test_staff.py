import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from people.actions.roles import end_role
from people.actions.staff import accept, invite, withdraw_invitation
from people.models import Invitation, Membership, Role, User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal
from tests.people.conftest import PASSWORD

INVITE = reverse("people:invite")
WHO = {"name": "李审核", "password": PASSWORD}


@pytest.fixture
def token(administrator):
    """The token of an open invitation for a moderator."""
    tokens = []
    invite(
        "new@example.org", role=Role.MODERATOR, department=None, link=lambda t: tokens.append(t) or t, by=administrator
    )
    return tokens[0]


def test_invitation_by_page_reaches_a_working_account(client, administrator, department):
    client.force_login(administrator)
    client.post(INVITE, {"mail": "New@example.org", "role": "officer", "department": department.pk})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    client.logout()

    response = client.post(link, WHO)

    user = User.objects.with_contact("new@example.org").get()
    assert mail.outbox[0].to == ["new@example.org"]
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert list(user.memberships.values_list("role", "department")) == [("officer", department.pk)]
    assert may(user, "draft")


def test_invitation_opened_by_get_is_not_used_up(client, token):
    page = reverse("people:accept_invitation", args=[token])
    for _look in range(3):
        assert client.get(page).status_code == 200

    assert client.post(page, WHO).status_code == 302
    assert client.get(page).status_code == 410


def test_invitation_works_once(token):
    accept(token, **WHO)

    with pytest.raises(Closed):
        accept(token, name="另一个", password="another-long-one")

    assert User.objects.with_contact("new@example.org").get().name == "李审核"


@pytest.mark.parametrize(("age", "opens"), [(timedelta(days=7, seconds=-1), True), (timedelta(days=7), False)])
def test_invitation_lives_seven_days(frozen, token, age, opens):
    frozen.shift(age)

    if opens:
        assert accept(token, **WHO).pk
    else:
        with pytest.raises(Closed):
            accept(token, **WHO)


def test_invitation_with_an_unknown_token_is_closed(client, db):
    page = reverse("people:accept_invitation", args=["no-such-token"])

    assert client.get(page).status_code == 410
    assert client.post(page, WHO).status_code == 409


def test_invitation_guesses_are_limited(client, db, frozen):
    for number in range(30):
        client.get(reverse("people:accept_invitation", args=[f"guess-{number}"]))

    assert client.get(reverse("people:accept_invitation", args=["guess"])).status_code == 429


def test_invitation_keeps_neither_token_nor_address_once_used(token):
    row = Invitation.objects.get()
    assert token not in str(Invitation.objects.values().get())
    accept(token, **WHO)

    row.refresh_from_db()
    assert row.mail == ""


def test_invitation_to_somebody_with_an_account_adds_the_role(token):
    present = User.objects.add(name="旧名", mail="new@example.org", password="old-password-of-mine")

    assert accept(token, **WHO) == present
    present.refresh_from_db()
    assert (present.name, present.check_password(PASSWORD)) == ("李审核", True)


def test_invitation_opens_no_closed_account(token):
    User.objects.add(name="旧名", mail="new@example.org", is_active=False)

    with pytest.raises(NotAllowed):
        accept(token, **WHO)

    assert Invitation.objects.get().used_at is None


def test_invitation_can_be_withdrawn_until_it_is_used(token, administrator):
    invitation = withdraw_invitation(Invitation.objects.get(), by=administrator)

    with pytest.raises(Closed):
        accept(token, **WHO)

    Invitation.objects.update(used_at=invitation.expires_at)
    with pytest.raises(Closed):
        withdraw_invitation(invitation, by=administrator)


@pytest.mark.parametrize("role", [None, *[role for role in Role if role != Role.ADMIN]])
def test_only_administrators_invite(client, citizen, role):
    if role:
        Membership.objects.create(user=citizen, role=role)
    client.force_login(citizen)

    posted = client.post(INVITE, {"mail": "x@example.org", "role": "admin", "department": ""})

    assert (client.get(INVITE).status_code, posted.status_code) == (404, 404)
    with pytest.raises(NotAllowed):
        invite("x@example.org", role=Role.ADMIN, department=None, link=str, by=citizen)
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_end_role_takes_the_right_at_once(client, administrator, citizen):
    held = Membership.objects.create(user=citizen, role=Role.MODERATOR)
    client.force_login(administrator)

    client.post(reverse("people:end_role", args=[held.pk]))

    assert not may(User.objects.get(pk=citizen.pk), "moderate")


def test_end_role_is_for_administrators_and_spares_the_last(client, administrator, citizen):
    last = administrator.memberships.get()
    client.force_login(citizen)

    assert client.post(reverse("people:end_role", args=[last.pk])).status_code == 404
    with pytest.raises(Refusal):
        end_role(last, by=administrator)
    assert Membership.objects.filter(pk=last.pk).exists()


def test_staff_steps_on_what_is_not_there_are_refused(client, administrator):
    client.force_login(administrator)

    assert client.post(reverse("people:end_role", args=[99])).status_code == 404
    assert client.post(reverse("people:withdraw_invitation", args=[99])).status_code == 404
    assert client.get(reverse("people:end_role", args=[99])).status_code == 405


def test_staff_page_asks_as_often_for_three_as_for_one(client, administrator, department, django_assert_num_queries):
    client.force_login(administrator)
    client.get(INVITE)
    counts = []
    for number in range(3):
        person = User.objects.add(name=f"员{number}", mail=f"n{number}@example.org")
        Membership.objects.create(user=person, role=Role.OFFICER, department=department)
        invite(f"i{number}@example.org", role=Role.OFFICER, department=department, link=str, by=administrator)
        with django_assert_num_queries(6) as asked:
            client.get(INVITE)
        counts.append(len(asked))

    assert len(set(counts)) == 1
