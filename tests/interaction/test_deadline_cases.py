"""Worked cases, counted by hand, through the product's own actions; and thousands against a second way of counting."""

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interaction.actions import deadlines
from interaction.actions.workdays import adopt_year
from interaction.calendar import Calendar, Pause, Period, due, explain
from interaction.calendar_notice import read_days
from interaction.queries.deadlines import count_of, explanation
from people.models import Role
from tests.interaction.deadline_cases import CASES, Case
from tests.interaction.deadline_reference import last_day, open_days, random_case
from tests.interaction.letters import SHANGHAI, enquiry
from tests.interaction.making import person
from tests.interaction.test_calendar import OFFICIAL

DAY = timedelta(days=1)
FAST = 2_000  # random cases; `python -m bench deadlines` counts a hundred thousand


def noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), SHANGHAI) + timedelta(hours=12)


def through(case: Case, frozen):
    """The clock of this case after everything that happened to it."""
    frozen.move_to(noon(case.start))
    letter = enquiry(channel=case.channel)
    clock = deadlines.start(letter, case.clock, on=date.fromisoformat(case.start))
    for act, value in case.acts:
        if act == "extend":
            clock = deadlines.extend(letter, case.clock, days=value, reason="情况复杂")
            continue
        frozen.move_to(noon(value))
        clock = getattr(deadlines, act)(letter, case.clock, on=date.fromisoformat(value), reason="依法")
    return clock


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_worked_by_hand_ends_on_the_day_written_down(case, frozen):
    clock = through(case, frozen)

    assert clock.due_on == date.fromisoformat(case.due)
    assert (clock.rule.law, clock.is_provisional) == (case.law, False)
    if case.days:
        assert count_of(clock).counted == case.counted
        assert case.counted[-1] == clock.due_on


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_explanation_of_a_case_counts_to_its_due_date(case, frozen):
    clock = through(case, frozen)

    told = explanation(clock, today=date.fromisoformat(case.start))

    counted = [day for day in told.days if day.number]
    assert [day.number for day in counted] == list(range(1, clock.rule.length + clock.extra_days + 1))
    assert told.days[-1].day == told.due == clock.due_on


def test_there_are_cases_of_every_kind():
    assert len(CASES) >= 40
    assert {case.start[:4] for case in CASES} >= {"2024", "2025", "2026"}
    assert {act for case in CASES for act, _value in case.acts} == {"pause", "resume", "restart", "extend"}


@pytest.mark.django_db
def test_a_calendar_published_later_moves_a_case_as_written_down(frozen):
    frozen.move_to(noon("2026-12-28"))
    letter = enquiry()
    clock = deadlines.start(letter, "answer", on=date(2026, 12, 28))
    assert (clock.due_on, clock.is_provisional) == (date(2027, 1, 5), True)  # 29, 30, 31 December, 4, 5 January

    notice = "一、元旦：2027年1月1日（周五）至4日（周一）放假调休，共4天。1月10日（周日）上班。"
    adopt_year(2027, read_days(notice, 2027), source="国务院办公厅通知", by=person(Role.ADMIN))

    clock.refresh_from_db()
    assert (clock.due_on, clock.is_provisional) == (date(2027, 1, 6), False)  # 29, 30, 31 December, 5, 6 January


def test_random_periods_end_where_the_second_way_ends():
    dice, is_open = random.Random(20261124), open_days()

    for _number in range(FAST):
        start, length, in_workdays, stood = random_case(dice)
        pauses = tuple(Pause(first, last) for first, last in stood)
        said = last_day(start, length, in_workdays, stood, is_open)
        assert due(start, Period(length, in_workdays), OFFICIAL, pauses) == said, (start, length, in_workdays, stood)


starts = st.dates(date(2004, 1, 1), date(2026, 6, 30))
lengths = st.integers(1, 90)


@settings(max_examples=300, deadline=None)
@given(starts, lengths, st.booleans())
def test_a_period_never_ends_on_a_rest_day(start, length, in_workdays):
    assert OFFICIAL.is_working(due(start, Period(length, in_workdays), OFFICIAL))


@settings(max_examples=300, deadline=None)
@given(starts, lengths, st.booleans(), st.integers(1, 120))
def test_a_new_holiday_never_makes_a_date_earlier(start, length, in_workdays, place):
    period, holiday = Period(length, in_workdays), start + DAY * place
    more = Calendar({**OFFICIAL.special, holiday: False}, OFFICIAL.official_years)

    assert due(start, period, more) >= due(start, period, OFFICIAL)


@settings(max_examples=300, deadline=None)
@given(starts, st.integers(2, 60), st.integers(1, 60), st.integers(1, 30))
def test_a_pause_adds_exactly_the_working_days_that_stood(start, length, place, stood):
    period, first = Period(length, True), start + DAY * place
    before = explain(start, period, OFFICIAL)
    if first > before.due:
        return
    pause = Pause(first, first + DAY * (stood - 1))

    after = explain(start, period, OFFICIAL, (pause,))

    lost = sum(OFFICIAL.is_working(first + DAY * step) for step in range(stood))
    added = sum(OFFICIAL.is_working(day) for day in days_between(before.due, after.due))
    assert added == lost


@settings(max_examples=300, deadline=None)
@given(starts, st.integers(2, 60), st.integers(1, 60), st.integers(1, 30))
def test_a_pause_of_calendar_days_adds_exactly_its_days(start, length, place, stood):
    first = start + DAY * min(place, length)
    pause = Pause(first, first + DAY * (stood - 1))
    period = Period(length, False)

    last = explain(start, period, OFFICIAL, (pause,)).counted[-1]

    assert last == explain(start, period, OFFICIAL).counted[-1] + DAY * stood


@settings(max_examples=200, deadline=None)
@given(starts, lengths, st.booleans())
def test_the_days_told_are_the_days_counted(start, length, in_workdays):
    count = explain(start, Period(length, in_workdays), OFFICIAL)

    assert [day.number for day in count.days if day.number] == list(range(1, length + 1))
    assert (count.days[0].day, count.days[-1].day) == (start + DAY, count.due)


def days_between(first: date, last: date) -> list[date]:
    """The days after the first up to and with the last."""
    return [first + DAY * step for step in range(1, (last - first).days + 1)]
