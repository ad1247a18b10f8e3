"""The figures of a month, exactly, on a sample small enough to count by hand; now is Tuesday 3 March 2026, 10:00."""

import pytest

from interaction.models import Deadline, DeadlineRule
from interaction.queries.figures import month_figures
from tests.interaction.letters import at, enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def now(frozen):
    return frozen


def deadline(letter, due, **columns):
    rule = DeadlineRule.objects.get(channel="enquiry", clock="answer")
    return Deadline.objects.create(submission=letter, rule=rule, started_on=due, due_on=due, **columns)


def test_a_site_without_letters_has_no_figures():
    assert month_figures() is None


def test_received_and_answered_count_what_came_this_month_and_was_valid():
    first = enquiry(1, submitted_at=at(2026, 3, 1, 0), answered_at=at(2026, 3, 2, 9), state="replied")
    enquiry(2, submitted_at=at(2026, 3, 2, 9))
    enquiry(3, submitted_at=at(2026, 3, 2, 9), state="rejected")
    enquiry(4, submitted_at=at(2026, 3, 2, 9), answered_at=at(2026, 3, 3, 9), merged_into=first)
    enquiry(5, submitted_at=at(2026, 2, 28, 23, 59), answered_at=at(2026, 3, 3, 9), state="replied")
    enquiry(6, submitted_at=at(2026, 3, 2, 9), channel="interview")

    figures = month_figures()

    assert (figures["received"], figures["answered_rate"]) == (4, 50.0)
    assert figures["until"] == at(2026, 3, 3, 10)


def test_mean_days_are_working_days_with_the_calendars_make_up_days():
    assert enquiry(1, submitted_at=at(2026, 2, 27, 9), answered_at=at(2026, 3, 2, 9))
    assert month_figures()["mean_days"] == 2.0  # Saturday 28 February is worked, Sunday rests, Monday 2 March


def test_mean_days_count_answers_of_this_month_whenever_their_letters_came():
    enquiry(1, submitted_at=at(2026, 3, 2, 9), answered_at=at(2026, 3, 2, 17))
    enquiry(2, submitted_at=at(2026, 2, 26, 9), answered_at=at(2026, 3, 2, 9))
    enquiry(3, submitted_at=at(2026, 1, 5, 9), answered_at=at(2026, 2, 27, 9))

    assert month_figures()["mean_days"] == 1.5


def test_on_time_rate_is_of_what_fell_due_before_today():
    days = [at(2026, 3, day).date() for day in (1, 2, 3)]
    deadline(enquiry(1), days[1], met_at=at(2026, 3, 2, 23, 59))
    deadline(enquiry(2), days[1], met_at=at(2026, 3, 3, 0, 1))
    deadline(enquiry(3), days[0])
    deadline(enquiry(4), days[2])
    deadline(enquiry(5), at(2026, 2, 28).date())
    deadline(enquiry(6), days[1], paused_since=days[0])

    assert month_figures()["on_time_rate"] == pytest.approx(100 / 3)


def test_rates_of_nothing_are_unknown_and_not_zero():
    enquiry(1, submitted_at=at(2026, 2, 12, 9))

    figures = month_figures()

    assert (figures["received"], figures["answered_rate"]) == (0, None)
    assert (figures["on_time_rate"], figures["mean_days"]) == (None, None)


def test_series_runs_over_twelve_months_by_the_districts_midnight():
    moments = [
        at(2025, 3, 31, 23, 59),
        at(2025, 4, 1, 0),
        at(2026, 2, 28, 23, 59),
        at(2026, 3, 1, 0),
        at(2026, 3, 3, 9),
    ]
    for number, moment in enumerate(moments):
        enquiry(number, submitted_at=moment)

    assert month_figures()["series"] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]


def test_figures_are_kept_for_a_minute(now, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # Redis keeps its own
    enquiry(1, submitted_at=at(2026, 3, 2, 9))
    assert month_figures()["received"] == 1
    enquiry(2, submitted_at=at(2026, 3, 2, 9))

    assert month_figures()["received"] == 1
    now.shift(61)
    assert month_figures()["received"] == 2
