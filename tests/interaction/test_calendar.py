"""Day arithmetic: the example of the law book, its edges, and thousands of periods against a second way of counting."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interaction.calendar import Calendar, Pause, Period, Why, due, explain, workdays_between, workdays_left
from interaction.seeds import DATA

DAY = timedelta(days=1)


def seeded() -> Calendar:
    with (DATA / "workdays.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    official = {date.fromisoformat(row["day"]).year for row in rows if row["is_provisional"] == "0"}
    return Calendar({date.fromisoformat(row["day"]): row["is_working"] == "1" for row in rows}, frozenset(official))


OFFICIAL = seeded()


def days(month: int, *numbers: int) -> list[date]:
    return [date(2026, month, number) for number in numbers]


def test_explain_counts_the_example_of_2026_exactly():
    paused = Pause(date(2026, 2, 24), date(2026, 2, 25))

    count = explain(date(2026, 2, 12), Period(10, in_workdays=True), OFFICIAL, (paused,))

    assert count.due == date(2026, 3, 6)
    assert count.counted == days(2, 13, 14, 26, 27, 28) + days(3, 2, 3, 4, 5, 6)
    assert [day.day for day in count.days if day.why == Why.MAKEUP] == days(2, 14, 28)
    assert [day.day for day in count.days if day.why == Why.PAUSED] == days(2, 24, 25)
    assert [day.day for day in count.days if day.why == Why.HOLIDAY] == days(2, 16, 17, 18, 19, 20, 23)
    assert not count.is_provisional


def test_the_day_of_the_event_is_not_counted():
    assert due(date(2026, 3, 2), Period(1, in_workdays=True), OFFICIAL) == date(2026, 3, 3)


def test_calendar_days_that_end_on_a_holiday_run_on_to_the_next_working_day():
    count = explain(date(2026, 9, 1), Period(30, in_workdays=False), OFFICIAL)

    assert count.counted[-1] == date(2026, 10, 1)
    assert count.due == date(2026, 10, 8)
    assert [day.why for day in count.days[30:]] == [Why.RUN_ON] * 7


def test_calendar_days_that_end_on_a_makeup_workday_stay_there():
    assert due(date(2026, 2, 9), Period(5, in_workdays=False), OFFICIAL) == date(2026, 2, 14)


def test_calendar_days_end_neither_on_a_paused_day():
    paused = Pause(date(2026, 3, 9), date(2026, 3, 10))

    assert due(date(2026, 3, 6), Period(1, in_workdays=False), OFFICIAL, (paused,)) == date(2026, 3, 11)


def test_leap_day_counts_like_any_other():
    assert due(date(2024, 2, 28), Period(1, in_workdays=True), OFFICIAL) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("start", "length", "provisional"),
    [
        (date(2026, 12, 1), 10, False),
        (date(2026, 12, 14), 9, True),  # ends on 25 December: the notice for 2027 may still reach there
        (date(2026, 12, 1), 30, True),
        (date(2025, 12, 20), 10, False),
        (date(2031, 5, 6), 5, True),
    ],
)
def test_a_period_is_provisional_where_a_notice_is_still_to_come(start, length, provisional):
    assert explain(start, Period(length, in_workdays=True), OFFICIAL).is_provisional is provisional


def test_calendar_days_are_provisional_only_for_their_end():
    assert not explain(date(2025, 12, 1), Period(60, in_workdays=False), Calendar({}, frozenset({2026}))).is_provisional
    assert explain(date(2026, 12, 1), Period(60, in_workdays=False), Calendar({}, frozenset({2026}))).is_provisional


def test_a_standing_clock_has_no_due_date():
    with pytest.raises(ValueError, match="standing"):
        explain(date(2026, 3, 2), Period(5, in_workdays=True), OFFICIAL, (Pause(date(2026, 3, 3)),))


def test_a_period_without_a_day_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        Period(0, in_workdays=True)


def test_workdays_between_counts_makeup_days_and_not_the_first():
    assert workdays_between(date(2026, 2, 12), date(2026, 2, 28), OFFICIAL) == 7
    assert workdays_between(date(2026, 3, 3), date(2026, 3, 3), OFFICIAL) == 0


def test_workdays_left_is_negative_when_overdue():
    assert workdays_left(date(2026, 3, 3), date(2026, 3, 6), OFFICIAL) == 3
    assert workdays_left(date(2026, 3, 6), date(2026, 3, 6), OFFICIAL) == 0
    assert workdays_left(date(2026, 3, 9), date(2026, 3, 6), OFFICIAL) == -1


def brute_force(start: date, length: int, in_workdays: bool, special: dict, paused: set) -> date:
    """A second way: list a very long time, strike out what does not count, take the n-th that is left."""
    horizon = [start + DAY * n for n in range(1, length * 3 + len(paused) + 400)]
    works = {day: special[day] if day in special else day.isoweekday() not in (6, 7) for day in horizon}
    left = [day for day in horizon if day not in paused and (works[day] or not in_workdays)]
    last = left[length - 1]
    return next(day for day in horizon if day >= last and works[day] and day not in paused)


near = st.dates(date(2024, 1, 1), date(2027, 12, 31))
specials = st.dictionaries(st.dates(date(2024, 1, 1), date(2028, 6, 30)), st.booleans(), max_size=120)
stretches = st.lists(st.tuples(near, st.integers(0, 40)), max_size=4)


def same_as_brute_force(start, length, in_workdays, special, stretches):
    pauses = tuple(Pause(first, first + DAY * more) for first, more in stretches)
    paused = {pause.first + DAY * n for pause in pauses for n in range((pause.last - pause.first).days + 1)}

    count = explain(start, Period(length, in_workdays), Calendar(special), pauses)

    assert count.due == brute_force(start, length, in_workdays, special, paused)
    assert len(count.counted) == length
    assert start not in count.counted
    assert not paused.intersection(count.counted)
    assert [day.day for day in count.days] == [start + DAY * n for n in range(1, len(count.days) + 1)]


@settings(max_examples=1500, deadline=None)
@given(near, st.integers(1, 90), st.booleans(), specials, stretches)
def test_any_period_ends_where_a_second_way_of_counting_ends(start, length, in_workdays, special, stretches):
    same_as_brute_force(start, length, in_workdays, special, stretches)


@settings(max_examples=1500, deadline=None)
@given(st.dates(date(2004, 1, 1), date(2027, 12, 31)), st.integers(1, 90), st.booleans(), stretches)
def test_periods_of_the_official_calendar_end_where_a_second_way_ends(start, length, in_workdays, stretches):
    same_as_brute_force(start, length, in_workdays, dict(OFFICIAL.special), stretches)
