"""The people of an occasion: added, changed, ordered, taken off; two producers at once; whom one may choose."""

import pytest

from interaction.actions import casting
from interaction.actions.reply import release_answer
from interaction.forms.casting import CastForm
from interaction.models import Occasion, Participant
from interaction.queries.casting import cast, changes_of, staff_accounts
from people.models import Role
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.making import approved, department, person
from tests.interaction.producing import draft, one, producer

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def made(maker):
    return draft(maker, people=False)


def names(occasion, part):
    return [one.name for one in occasion.participants.filter(part=part)]


def test_person_gets_the_rights_of_the_part_and_loses_them_again(made, maker):
    host = person()
    added = casting.add_person(made, "host", one(host), by=maker)
    assert may(host, "host", made)

    casting.remove_person(added, by=maker)

    assert not may(host, "host", made)
    kinds = list(made.events.values_list("kind", flat=True))
    assert kinds == ["created", "person-added", "person-removed"]


def test_history_names_no_person(made, maker):
    casting.add_person(made, "guest", one(None, name="王建国"), by=maker)

    assert "王建国" not in str(made.events.last().data)


def test_everything_moves_the_version_that_is_approved(made, maker):
    first = casting.add_person(made, "guest", one(None, name="甲"), by=maker)
    second = casting.add_person(made, "guest", one(None, name="乙"), by=maker)
    casting.change_person(first, one(None, name="丙"), by=maker, seen=0)
    casting.move_up(second, by=maker)
    casting.remove_person(first, by=maker)

    assert Occasion.objects.get(pk=made.pk).version == made.version + 5


def test_people_stand_in_the_producers_order(made, maker):
    for name in "甲乙丙":
        last = casting.add_person(made, "guest", one(None, name=name), by=maker)
    casting.move_up(last, by=maker)
    assert names(made, "guest") == ["甲", "丙", "乙"]

    casting.move_up(made.participants.get(name="甲"), by=maker)

    assert names(made, "guest") == ["甲", "丙", "乙"]


def test_one_account_has_a_part_once_but_may_have_two_parts(made, maker):
    user = person()
    casting.add_person(made, "host", one(user), by=maker)

    with pytest.raises(Refusal):
        casting.add_person(made, "host", one(user), by=maker)
    casting.add_person(made, "guest", one(user), by=maker)
    other = casting.add_person(made, "host", one(person()), by=maker)
    with pytest.raises(Refusal):
        casting.change_person(other, one(user), by=maker, seen=0)

    assert made.participants.filter(user=user).count() == 2


def test_two_change_one_person_and_the_later_is_told(made, maker):
    guest = casting.add_person(made, "guest", one(None), by=maker)
    casting.change_person(guest, one(None, name="先到"), by=producer(), seen=0)

    with pytest.raises(Stale):
        casting.change_person(guest, one(None, name="后到"), by=maker, seen=0)

    assert (names(made, "guest"), changes_of(guest)) == (["先到"], 1)
    casting.change_person(guest, one(None, name="后到"), by=maker, seen=1)
    assert names(made, "guest") == ["后到"]


def test_person_taken_off_by_somebody_else_is_told_plainly(made, maker):
    guest = casting.add_person(made, "guest", one(None), by=maker)
    gone = Participant.objects.get(pk=guest.pk)
    casting.remove_person(guest, by=producer())

    for act in (
        lambda: casting.remove_person(gone, by=maker),
        lambda: casting.change_person(gone, one(None), by=maker, seen=0),
        lambda: casting.move_up(gone, by=maker),
    ):
        with pytest.raises(Stale):
            act()


def test_another_account_has_not_been_seen_yet(made, maker, frozen):
    guest = casting.add_person(made, "guest", one(person()), by=maker)
    Participant.objects.filter(pk=guest.pk).update(seen_at="2026-03-03T02:00:00Z")

    same = casting.change_person(guest, one(guest.user, post="局长"), by=maker, seen=0)
    assert same.seen_at is not None
    other = casting.change_person(guest, one(person()), by=maker, seen=1)

    assert other.seen_at is None


def test_guest_who_has_answered_stays_in_the_list(occasion, host, guest):
    answered = approved(occasion)
    release_answer(answered, guest, "好的。", by=guest.user)

    with pytest.raises(Refusal):
        casting.remove_person(guest, by=producer())

    assert occasion.participants.filter(pk=guest.pk).exists()


@pytest.mark.parametrize("state", casting.OVER)
def test_people_of_what_is_over_stay_as_they_were(made, maker, state):
    guest = casting.add_person(made, "guest", one(None), by=maker)
    Occasion.objects.filter(pk=made.pk).update(state=state)

    for act in (
        lambda: casting.add_person(made, "guest", one(None), by=maker),
        lambda: casting.change_person(guest, one(None), by=maker, seen=0),
        lambda: casting.remove_person(guest, by=maker),
        lambda: casting.move_up(guest, by=maker),
    ):
        with pytest.raises(Closed):
            act()


def test_others_arrange_nobody(made, maker):
    guest = casting.add_person(made, "guest", one(None), by=maker)

    for other in (person(), person(Role.APPROVER), producer(department())):
        for act in (
            lambda by: casting.add_person(made, "host", one(by), by=by),
            lambda by: casting.change_person(guest, one(by), by=by, seen=0),
            lambda by: casting.remove_person(guest, by=by),
            lambda by: casting.move_up(guest, by=by),
        ):
            with pytest.raises(NotAllowed):
                act(other)
    with pytest.raises(NotAllowed):
        casting.add_person(made, "emperor", one(None), by=maker)


def test_list_of_people_asks_once_however_many_there_are(made, maker, django_assert_num_queries):
    for number in range(4):
        casting.add_person(made, "guest", one(person() if number else None), by=maker)

    with django_assert_num_queries(1):
        groups = cast(made)
        assert [one.user and one.user.name for group in groups for one in group.people]


def test_accounts_are_found_by_name_mail_or_number_and_are_staff():
    officer = person(Role.OFFICER, phone="13900001234")
    person(Role.OFFICER, is_active=False)
    citizen = person()

    assert staff_accounts() == [officer]
    for q in (officer.name, f" {officer.name[1:]} ", officer.mail.upper(), "139 0000 1234"):
        assert staff_accounts(q) == [officer]
    assert staff_accounts(citizen.mail) == staff_accounts("没有这个人") == []


def form(made, part, data, accounts=()):
    return CastForm(data, occasion=made, part=part, accounts=list(accounts))


def test_guest_needs_a_name_or_an_account(made):
    user = person()

    assert "name" in form(made, "guest", {}).errors
    named = form(made, "guest", {"name": "王工", "post": "科长"})
    assert named.is_valid()
    assert named.columns() == {"user": None, "name": "王工", "post": "科长", "department": made.department}
    chosen = form(made, "guest", {"user": user.pk}, [user])
    assert chosen.is_valid()
    assert (chosen.columns()["user"], chosen.columns()["name"]) == (user, user.name)


def test_moderator_needs_an_account_from_the_list(made):
    user = person()

    assert "user" in form(made, "moderator", {"name": "王工"}).errors
    assert "user" in form(made, "moderator", {"user": user.pk}).errors
    assert "user" in form(made, "moderator", {"user": "x"}).errors
    assert form(made, "moderator", {"user": user.pk}, [user]).is_valid()
