"""The official calendar as data: its seed, and what a newly published year moves."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.actions.workdays import adopt_year
from interaction.models import Deadline, DeadlineRule, WorkDay
from interaction.seeds import plant
from people.models import Membership, Role, User
from people.refusals import NotAllowed, Refusal
from tests.interaction.letters import at, enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return enquiry()


def person(role: str) -> User:
    user = User.objects.add(name="王一", mail=f"{role}@example.org")
    Membership.objects.create(user=user, role=role, department=None)
    return user


def test_a_new_calendar_moves_open_deadlines_and_logs_it(letter):
    deadlines.start(letter, "answer", on=date(2026, 12, 30))
    admin = person(Role.ADMIN)
    assert Deadline.objects.get().is_provisional
    before = Deadline.objects.get().due_on

    moved = adopt_year(
        2027,
        {date(2027, 1, 1): (False, "元旦"), date(2027, 1, 4): (False, "调休放假"), date(2027, 1, 10): (True, "上班")},
        source="国务院办公厅通知",
        by=admin,
    )

    deadline = Deadline.objects.get()
    assert (before, moved, deadline.due_on) == (date(2027, 1, 7), 1, date(2027, 1, 8))
    assert not deadline.is_provisional
    assert letter.events.last().data == {"clock": "answer", "due": "2027-01-08", "was": "2027-01-07"}


def test_a_new_calendar_leaves_met_deadlines_alone(letter, frozen):
    deadlines.start(letter, "answer", on=date(2026, 12, 30))
    deadlines.meet(letter, "answer")

    assert adopt_year(2027, {date(2027, 1, 4): (False, "放假")}, source="通知", by=person(Role.ADMIN)) == 0


def test_only_an_administrator_adopts_a_calendar(letter):
    with pytest.raises(NotAllowed):
        adopt_year(2027, {date(2027, 1, 4): (False, "放假")}, source="通知", by=person(Role.SUPERVISOR))

    with pytest.raises(Refusal):
        adopt_year(2027, {date(2028, 1, 4): (False, "放假")}, source="通知", by=person(Role.ADMIN))


def test_plant_twice_adds_nothing_and_keeps_what_was_changed():
    WorkDay.objects.filter(day=date(2026, 10, 10)).update(is_working=False)

    assert plant(WorkDay, DeadlineRule) == (0, 0)
    assert not WorkDay.objects.get(day=date(2026, 10, 10)).is_working


def test_plant_replaces_provisional_days_by_official_ones():
    WorkDay.objects.filter(day__year=2026).delete()
    WorkDay.objects.create(day=date(2026, 7, 3), is_working=False, is_provisional=True)

    plant(WorkDay, DeadlineRule)

    assert not WorkDay.objects.filter(day=date(2026, 7, 3)).exists()
    assert WorkDay.objects.filter(day__year=2026, is_provisional=False).count() == 28


def test_the_seed_covers_2004_to_2026_officially_and_the_rules_of_all_channels():
    years = {day.year for day in WorkDay.objects.filter(is_provisional=False).dates("day", "year")}

    assert years == set(range(2004, 2027))
    assert not WorkDay.objects.filter(source="").exists()
    channels = {"enquiry", "mailbox", "suggestion", "complaint", "petition", "disclosure", "review", "consultation"}
    assert channels <= set(DeadlineRule.objects.values_list("channel", flat=True))
    assert not DeadlineRule.objects.filter(is_default=False, law="").exists()
