"""Roles are given and ended, accounts closed and opened, each written down; the last administrator stays."""

import pytest

from interaction.models import Event
from people.actions.roles import close_account, end_role, grant_role, open_account
from people.colleagues import stamp_of
from people.models import Membership, Role, User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.people.conftest import PASSWORD
from tests.people.test_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db, department):
    """An officer of the housing bureau."""
    person = User.objects.add(name="周办理", mail="officer@example.org", password=PASSWORD)
    Membership.objects.create(user=person, role=Role.OFFICER, department=department)
    return person


def history() -> list[tuple[str, dict]]:
    return list(Event.objects.filter(register="people").order_by("seq").values_list("kind", "data"))


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_grant_role_gives_the_right_at_once_and_is_written_down(administrator, officer, department):
    grant_role(officer, Role.APPROVER, department=department, by=administrator, seen=stamp_of(officer))

    assert may(fresh(officer), "release")
    told = {"person": officer.handle, "was": None, "is": {"role": "approver", "department": "housing"}}
    assert history() == [("role-given", told)]
    assert officer.name not in str(told)


def test_grant_role_refuses_what_makes_no_sense(administrator, officer, department, citizen):
    with pytest.raises(Refusal, match="refused"):
        grant_role(officer, Role.OFFICER, department=department, by=administrator)
    with pytest.raises(Refusal, match="refused"):
        grant_role(officer, Role.ADMIN, department=department, by=administrator)
    with pytest.raises(NotAllowed):
        grant_role(citizen, Role.OFFICER, department=department, by=administrator)

    assert Membership.objects.count() == 2
    assert history() == []


def test_steps_are_for_administrators_only(administrator, officer, department):
    held = officer.memberships.get()

    for step in (
        lambda: grant_role(officer, Role.ADMIN, department=None, by=officer),
        lambda: end_role(held, by=officer),
        lambda: close_account(administrator, by=officer),
        lambda: open_account(officer, by=officer),
    ):
        with pytest.raises(NotAllowed):
            step()

    assert Membership.objects.count() == 2


def test_second_administrator_is_told_that_the_first_was_quicker(administrator, officer, department):
    seen = stamp_of(officer)
    grant_role(officer, Role.APPROVER, department=department, by=administrator, seen=seen)

    for step in (
        lambda: grant_role(officer, Role.SUPERVISOR, department=None, by=administrator, seen=seen),
        lambda: close_account(officer, by=administrator, seen=seen),
        lambda: end_role(officer.memberships.first(), by=administrator, seen=seen),
    ):
        with pytest.raises(Stale):
            step()

    assert officer.memberships.count() == 2


def test_role_that_has_ended_cannot_end_again(administrator, officer, department):
    held = officer.memberships.get()
    grant_role(officer, Role.APPROVER, department=department, by=administrator)
    end_role(held, by=administrator)

    with pytest.raises(Stale):
        end_role(held, by=administrator)

    assert [kind for kind, _data in history()] == ["role-given", "role-ended"]


def test_closed_account_is_signed_out_and_keeps_its_roles_for_a_return(client, administrator, officer):
    client.force_login(officer)
    assert client.get("/accounts/").status_code == 200

    close_account(officer, by=administrator, seen=stamp_of(officer))

    assert client.get("/accounts/").status_code == 302
    assert not client.login(contact="officer@example.org", password=PASSWORD)
    assert not may(fresh(officer), "draft")
    with pytest.raises(Closed):
        close_account(officer, by=administrator)

    open_account(officer, by=administrator)

    assert client.login(contact="officer@example.org", password=PASSWORD)
    assert may(fresh(officer), "draft")
    assert [kind for kind, _data in history()] == ["account-closed", "account-opened"]
    with pytest.raises(Closed):
        open_account(officer, by=administrator)


def test_close_account_spares_oneself_the_last_administrator_and_the_demo(administrator, officer):
    with pytest.raises(Refusal) as last:
        close_account(administrator, by=administrator)
    second = User.objects.add(name="二", mail="second@example.org")
    Membership.objects.create(user=second, role=Role.ADMIN)
    with pytest.raises(Refusal) as own:
        close_account(administrator, by=administrator)
    User.objects.filter(pk=officer.pk).update(is_demo=True)
    with pytest.raises(Refusal):
        close_account(officer, by=administrator)

    assert str(last.value.sentence) != str(own.value.sentence)
    assert User.objects.filter(is_active=False).count() == 0


def test_closed_administrator_does_not_count_as_one(administrator):
    second = User.objects.add(name="二", mail="second@example.org")
    Membership.objects.create(user=second, role=Role.ADMIN)
    close_account(second, by=administrator)

    with pytest.raises(Refusal):
        end_role(administrator.memberships.get(), by=administrator)
    with pytest.raises(NotAllowed):
        close_account(administrator, by=second)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_administrators_close_each_other_at_once_and_one_stays(administrator):
    for number in range(3):
        second = User.objects.add(name="二", mail=f"second{number}@example.org")
        Membership.objects.create(user=second, role=Role.ADMIN)
        pair = [administrator, second]

        results = at_once(lambda at, pair=pair: close_account(pair[at], by=pair[1 - at]), 2)

        left = User.objects.filter(memberships__role=Role.ADMIN, is_active=True)
        assert left.count() == 1
        assert sorted(type(result) for result in results if isinstance(result, Refusal)) == [NotAllowed]
        administrator = left.get()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_one_closes_the_other_while_the_other_ends_their_role_and_one_stays(administrator):
    second = User.objects.add(name="二", mail="second@example.org")
    held = administrator.memberships.get()
    Membership.objects.create(user=second, role=Role.ADMIN)
    acts = [lambda: close_account(second, by=administrator), lambda: end_role(held, by=second)]

    at_once(lambda at: acts[at](), 2)

    assert User.objects.filter(memberships__role=Role.ADMIN, is_active=True).count() == 1
