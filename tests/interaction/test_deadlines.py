"""Clocks of submissions: their whole life, their history, and who may change them."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.actions.events import chain_holds
from interaction.models import Deadline, DeadlineRule
from people.models import Membership, Role, User
from people.refusals import Closed, NotAllowed, Refusal
from tests.interaction.letters import at, department, enquiry

pytestmark = pytest.mark.django_db
RECEIPT = date(2026, 2, 12)


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return enquiry()


@pytest.fixture
def disclosure(frozen):
    """An application whose answer is due after twenty working days."""
    frozen.move_to(at(2026, 2, 12, 10))
    return enquiry(channel="disclosure")


def person(role: str, where=None) -> User:
    user = User.objects.add(name="王一", mail=f"{role}@example.org")
    Membership.objects.create(user=user, role=role, department=where)
    return user


def kinds(submission) -> list[str]:
    return list(submission.events.order_by("seq").values_list("kind", flat=True))


def test_start_stores_the_due_date_of_the_official_calendar(letter):
    deadline = deadlines.start(letter, "answer", on=RECEIPT)

    assert deadline.due_on == date(2026, 2, 26)  # 13, 14 (make-up), 24, 25, 26 February
    assert not deadline.is_provisional
    assert letter.events.get().data == {
        "clock": "answer",
        "due": "2026-02-26",
        "length": 5,
        "unit": "workdays",
    }


def test_start_twice_keeps_the_first_clock(letter):
    first = deadlines.start(letter, "answer", on=RECEIPT)

    again = deadlines.start(letter, "answer", on=date(2026, 2, 13))

    assert again == first
    assert again.started_on == RECEIPT
    assert kinds(letter) == ["clock-started"]


def test_a_day_without_a_valid_rule_starts_no_clock(letter):
    assert deadlines.start(letter, "answer", on=date(2019, 5, 6)) is None
    assert not Deadline.objects.exists()


def test_a_rule_that_has_ended_gives_way_to_its_successor(letter):
    DeadlineRule.objects.filter(channel="enquiry", clock="answer").update(valid_until=date(2026, 1, 31))
    newer = DeadlineRule.objects.create(
        channel="enquiry", clock="answer", length=3, unit="workdays", law="新办法", valid_from=date(2026, 2, 1)
    )

    assert deadlines.start(letter, "answer", on=RECEIPT).rule == newer


def test_the_newest_rule_wins_and_a_channels_own_before_the_one_for_any(letter):
    terms = {"clock": "answer", "unit": "workdays", "law": "新办法", "valid_from": date(2026, 1, 1)}
    newer = DeadlineRule.objects.create(channel="enquiry", length=4, **terms)
    DeadlineRule.objects.create(channel="any", length=9, **{**terms, "valid_from": date(2026, 2, 1)})

    assert deadlines.start(letter, "answer", on=RECEIPT).rule == newer


def test_the_rule_for_any_channel_holds_where_a_channel_has_none(letter):
    assert deadlines.start(letter, "close", on=RECEIPT).rule.channel == "any"


def test_meet_says_whether_it_was_on_time(letter, frozen):
    deadlines.start(letter, "answer", on=RECEIPT)
    frozen.move_to(at(2026, 2, 26, 23, 59))

    met = deadlines.meet(letter, "answer")

    assert met.met_at == at(2026, 2, 26, 23, 59)
    assert letter.events.last().data["on_time"] is True


def test_meet_after_midnight_is_late(letter, frozen):
    deadlines.start(letter, "answer", on=RECEIPT)
    frozen.move_to(at(2026, 2, 27, 0, 1))

    deadlines.meet(letter, "answer")

    assert letter.events.last().data["on_time"] is False


def test_meet_without_a_clock_is_nothing(letter):
    assert deadlines.meet(letter, "answer") is None
    assert kinds(letter) == []


def test_pause_and_resume_move_the_due_date_as_in_the_example(letter):
    DeadlineRule.objects.filter(channel="enquiry", clock="answer").update(length=10)
    before = deadlines.start(letter, "answer", on=RECEIPT).due_on

    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待第三方意见")
    resumed = deadlines.resume(letter, "answer", on=date(2026, 2, 26))

    assert before == date(2026, 3, 4)
    assert resumed.due_on == date(2026, 3, 6)
    assert kinds(letter) == ["clock-started", "clock-paused", "clock-resumed"]


def test_resume_on_the_same_day_costs_nothing(letter):
    before = deadlines.start(letter, "answer", on=RECEIPT).due_on

    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="误操作")
    resumed = deadlines.resume(letter, "answer", on=date(2026, 2, 24))

    assert (resumed.due_on, resumed.pauses) == (before, [])


def test_a_standing_clock_is_neither_overdue_nor_stopped_twice(letter):
    deadlines.start(letter, "answer", on=RECEIPT)
    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待第三方意见")

    with pytest.raises(Closed):
        deadlines.pause(letter, "answer", on=date(2026, 2, 25), reason="再停")

    assert not Deadline.objects.overdue(date(2026, 5, 1)).exists()
    assert Deadline.objects.open().exists()


@pytest.mark.parametrize("day", [RECEIPT, date(2026, 2, 27)])
def test_pause_outside_the_period_is_refused(letter, day):
    deadlines.start(letter, "answer", on=RECEIPT)

    with pytest.raises(Closed):
        deadlines.pause(letter, "answer", on=day, reason="太早或太晚")


def test_pause_into_an_earlier_pause_is_refused(letter):
    deadlines.start(letter, "answer", on=RECEIPT)
    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待")
    deadlines.resume(letter, "answer", on=date(2026, 2, 26))

    with pytest.raises(Closed):
        deadlines.pause(letter, "answer", on=date(2026, 2, 25), reason="重叠")


def test_resume_of_a_running_clock_is_refused(letter):
    deadlines.start(letter, "answer", on=RECEIPT)

    with pytest.raises(Closed):
        deadlines.resume(letter, "answer", on=date(2026, 2, 26))


def test_overdue_begins_the_day_after_the_due_date(letter):
    deadlines.start(letter, "answer", on=RECEIPT)

    assert not Deadline.objects.overdue(date(2026, 2, 26)).exists()
    assert Deadline.objects.overdue(date(2026, 2, 27)).exists()
    assert Deadline.objects.due_by(date(2026, 2, 26)).exists()


def test_extend_within_what_the_law_allows(letter):
    deadlines.start(letter, "answer", on=RECEIPT)

    extended = deadlines.extend(letter, "answer", days=10, reason="情况特别复杂")

    assert extended.due_on == date(2026, 3, 11)
    with pytest.raises(Refusal) as refused:
        deadlines.extend(letter, "answer", days=1, reason="再延")
    assert "0" in str(refused.value.sentence)


@pytest.mark.parametrize("days", [0, -1, 11])
def test_extend_by_too_many_or_no_days_is_refused(letter, days):
    deadlines.start(letter, "answer", on=RECEIPT)

    with pytest.raises(Refusal):
        deadlines.extend(letter, "answer", days=days, reason="情况复杂")


def test_extend_after_the_due_date_is_refused(letter, frozen):
    deadlines.start(letter, "answer", on=RECEIPT)
    frozen.move_to(at(2026, 2, 27, 9))

    with pytest.raises(Closed):
        deadlines.extend(letter, "answer", days=3, reason="太晚")


def test_a_clock_without_an_extension_rule_is_not_extended(letter):
    deadlines.start(letter, "return", on=RECEIPT)

    with pytest.raises(Refusal):
        deadlines.extend(letter, "return", days=1, reason="没有依据")


def test_extend_needs_a_reason(letter):
    deadlines.start(letter, "answer", on=RECEIPT)

    with pytest.raises(Refusal):
        deadlines.extend(letter, "answer", days=3, reason="  ")


def test_only_an_approver_of_the_department_may_extend(letter):
    deadlines.start(letter, "answer", on=RECEIPT)
    elsewhere = person(Role.APPROVER, department("culture", "文化局"))
    approver = person(Role.SUPERVISOR)
    Membership.objects.create(user=approver, role=Role.APPROVER, department=letter.department)

    for stranger in (elsewhere, person(Role.OFFICER, letter.department)):
        with pytest.raises(NotAllowed):
            deadlines.extend(letter, "answer", days=3, reason="越权", by=stranger)

    assert deadlines.extend(letter, "answer", days=3, reason="情况复杂", by=approver).extra_days == 3
    assert letter.events.last().actor == approver


def test_restart_forgets_pauses_and_extensions(disclosure):
    deadlines.start(disclosure, "answer", on=RECEIPT)
    deadlines.extend(disclosure, "answer", days=20, reason="征求意见")

    restarted = deadlines.restart(disclosure, "answer", on=date(2026, 3, 2), reason="收到补正")

    assert (restarted.started_on, restarted.extra_days) == (date(2026, 3, 2), 0)
    assert restarted.due_on == date(2026, 3, 30)


def test_drop_open_ends_all_clocks_and_says_why(letter):
    deadlines.start(letter, "answer", on=RECEIPT)
    deadlines.start(letter, "return", on=RECEIPT)

    assert deadlines.drop_open(letter, reason="withdrawn") == 2
    assert not Deadline.objects.exists()
    assert kinds(letter)[-2:] == ["clock-dropped"] * 2


def test_the_history_of_a_clock_is_one_unbroken_chain_even_from_a_stale_copy(letter):
    stale = type(letter).objects.get(pk=letter.pk)
    deadlines.start(letter, "answer", on=RECEIPT)

    deadlines.pause(stale, "answer", on=date(2026, 2, 24), reason="等待")
    deadlines.resume(letter, "answer", on=date(2026, 2, 25))

    assert chain_holds(letter.events.order_by("seq"))
    assert len(kinds(letter)) == 3
