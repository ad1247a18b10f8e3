"""Yellow and red are told once each, to whoever has the letter and to its supervisors."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.actions.warnings import warn
from interaction.models import Deadline, Notice
from interaction.queries.timeline import history
from people.models import Role
from tests.interaction.letters import at, department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
RECEIPT = date(2026, 2, 12)  # so the answer is due on Thursday 26 February


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    letter = enquiry()
    deadlines.start(letter, "return", on=RECEIPT)
    deadlines.start(letter, "answer", on=RECEIPT)
    return letter


@pytest.fixture
def supervisor():
    return person(Role.SUPERVISOR)


def told(letter):
    return list(letter.events.filter(kind__in=("due-soon", "overdue")).order_by("seq").values_list("kind", flat=True))


def readers(kind):
    return sorted(Notice.objects.filter(event__kind=kind).values_list("user_id", flat=True))


def test_nothing_is_told_two_working_days_before(letter, frozen):
    frozen.move_to(at(2026, 2, 24, 23, 59))

    assert (warn(), told(letter)) == (0, [])


def test_yellow_begins_one_working_day_before_and_is_told_once(letter, frozen, supervisor):
    officer = person(Role.OFFICER, department=letter.department)
    frozen.move_to(at(2026, 2, 25, 0, 1))

    assert (warn(), warn()) == (1, 0)
    frozen.move_to(at(2026, 2, 26, 23, 59))

    assert (warn(), told(letter)) == (0, ["due-soon"])
    assert readers("due-soon") == sorted([officer.pk, supervisor.pk])
    assert letter.events.last().data == {"clock": "answer", "due": "2026-02-26"}


def test_the_friday_before_a_monday_is_yellow(letter, frozen):
    Deadline.objects.filter(rule__clock="answer").update(due_on=date(2026, 3, 9))
    frozen.move_to(at(2026, 3, 6, 9))

    assert warn() == 1


def test_red_begins_the_day_after_and_is_told_once(letter, frozen, supervisor):
    frozen.move_to(at(2026, 2, 26, 9))
    warn()
    frozen.move_to(at(2026, 2, 27, 0, 1))

    assert (warn(), warn()) == (1, 0)
    assert told(letter) == ["due-soon", "overdue"]
    assert readers("overdue") == [supervisor.pk]


def test_what_was_forgotten_over_both_days_is_told_as_red_alone(letter, frozen):
    frozen.move_to(at(2026, 3, 20, 9))

    warn()

    assert (warn(), told(letter)) == (0, ["overdue"])


def test_the_handler_is_told_and_not_the_colleagues(letter, frozen):
    handler, colleague = (person(Role.OFFICER, department=letter.department) for _ in range(2))
    letter.handler = handler
    letter.save()
    frozen.move_to(at(2026, 2, 27, 9))

    warn()

    assert readers("overdue") == [handler.pk]
    assert colleague.pk not in readers("overdue")


def test_a_handler_who_left_is_stood_in_for_by_the_officers(letter, frozen):
    gone, colleague = (person(Role.OFFICER, department=letter.department) for _ in range(2))
    letter.handler = gone
    letter.save()
    gone.is_active = False
    gone.save()
    frozen.move_to(at(2026, 2, 27, 9))

    warn()

    assert readers("overdue") == [colleague.pk]


def test_other_departments_and_the_writer_are_told_nothing(letter, frozen):
    writer = person()
    letter.author = writer
    letter.save()
    elsewhere = department("culture", "文化局")
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.APPROVER):
        person(role, department=elsewhere)
    mine = person(Role.SUPERVISOR, department=letter.department)
    frozen.move_to(at(2026, 2, 27, 9))

    warn()

    assert readers("overdue") == [mine.pk]
    assert [one.kind for one in history(letter)] == []


def test_a_standing_clock_and_a_met_one_warn_of_nothing(letter, frozen):
    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待第三方意见")
    other = enquiry(2)
    deadlines.start(other, "answer", on=RECEIPT)
    deadlines.meet(other, "answer")
    frozen.move_to(at(2026, 3, 20, 9))

    assert warn() == 0


def test_the_time_to_give_back_runs_out_without_a_word(letter, frozen):
    deadlines.meet(letter, "answer")
    frozen.move_to(at(2026, 3, 20, 9))

    assert warn() == 0


def test_a_later_day_is_warned_of_anew(letter, frozen):
    frozen.move_to(at(2026, 2, 26, 9))
    warn()
    deadlines.extend(letter, "answer", days=2, reason="情况复杂")
    assert warn() == 0
    frozen.move_to(at(2026, 2, 28, 9))  # a Saturday that is worked, and the new last day

    assert warn() == 1
    assert told(letter) == ["due-soon", "due-soon"]
