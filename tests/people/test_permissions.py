import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from people.models import Department, Membership, Role, User
from people.permissions import (
    ROLE_VERBS,
    departments_where,
    ends_administration,
    holds,
    is_staff,
    last_administrator,
    may,
    roles_of,
    rule,
)

ALL_VERBS = frozenset().union(*ROLE_VERBS.values())


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_every_role_carries_at_least_one_right():
    assert set(ROLE_VERBS) == set(Role)
    assert all(ROLE_VERBS.values())


@pytest.mark.parametrize("role", Role)
def test_a_role_carries_its_rights_and_no_other(citizen, role):
    Membership.objects.create(user=citizen, role=role)

    assert {verb for verb in ALL_VERBS if may(citizen, verb)} == ROLE_VERBS[role]


@pytest.mark.parametrize("verb", [*sorted(ALL_VERBS), "", "fly"])
def test_citizens_and_strangers_carry_none(citizen, verb):
    assert [may(user, verb) for user in (citizen, AnonymousUser(), None)] == [False, False, False]


def test_an_unknown_verb_or_thing_is_no(administrator, department):
    assert not may(administrator, "no-such-verb")
    assert not may(administrator, "administer", department)
    assert not may(administrator, "", department)


def test_a_closed_account_carries_no_role(administrator):
    administrator.is_active = False

    assert roles_of(administrator) == frozenset()
    assert not is_staff(administrator)


def test_a_rule_is_registered_once():
    class Thing:
        """Something that only this test knows."""

    rule("look-at-this-test", Thing)(lambda user, thing: True)

    assert may(None, "look-at-this-test", Thing())
    with pytest.raises(RuntimeError):
        rule("look-at-this-test", Thing)(lambda user, thing: True)


def test_a_role_in_a_department_is_held_only_there(citizen, department):
    other = Department.objects.create(slug="other", kind="department", name="他局")
    Membership.objects.create(user=citizen, role=Role.OFFICER, department=department)

    assert holds(citizen, Role.OFFICER, department.pk)
    assert not holds(citizen, Role.OFFICER, other.pk)
    assert not holds(citizen, Role.OFFICER)
    assert departments_where(citizen, Role.OFFICER) == {department.pk}


def test_a_role_in_the_district_is_held_everywhere(citizen, department):
    Membership.objects.create(user=citizen, role=Role.OFFICER)

    assert holds(citizen, Role.OFFICER, department.pk)
    assert departments_where(citizen, Role.OFFICER) == {None}


def test_a_role_is_held_once_also_in_the_whole_district(citizen):
    Membership.objects.create(user=citizen, role=Role.AUDITOR)

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=citizen, role=Role.AUDITOR)


def test_the_last_administrator_is_known(administrator, citizen):
    held = administrator.memberships.get()
    assert last_administrator(administrator)
    assert ends_administration(held)
    assert not last_administrator(citizen)

    Membership.objects.create(user=citizen, role=Role.ADMIN)

    assert not last_administrator(fresh(administrator))
    assert not ends_administration(held)
