"""How late a text is, by the time within which its place is to be read."""

from datetime import timedelta

import pytest

from moderation import queries, scopes
from moderation.actions import approve
from moderation.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def ten_minutes(monkeypatch):
    monkeypatch.setattr(scopes, "_targets", [lambda asked: {"interview-7": 10} if "interview-7" in asked else {}])


@pytest.mark.parametrize(("minutes", "told"), [(7.9, ""), (8, "soon"), (9.9, "soon"), (10, "late"), (500, "late")])
def test_lateness_counts_by_the_time_of_the_place(frozen, ten_minutes, case, minutes, told):
    frozen.shift(timedelta(minutes=minutes))

    assert queries.lateness(case) == told
    assert queries.lateness(case, {"interview-7": 10}) == told
    assert list(queries.overdue(Case.objects.all())) == ([case] if told == "late" else [])
    assert list(Case.objects.filter(queries.late({"interview-7": 10}, share=0.8))) == ([case] if told else [])


def test_lateness_of_a_place_nobody_speaks_for_is_the_usual_one(frozen, make_case):
    case = make_case(scope="enquiry")
    frozen.shift(timedelta(minutes=scopes.USUAL_TARGET - 1))

    assert queries.lateness(case) == "soon"
    frozen.shift(timedelta(minutes=1))
    assert queries.lateness(case) == "late"


def test_what_is_decided_is_never_late(frozen, ten_minutes, case, moderator):
    frozen.shift(timedelta(hours=3))
    done = approve(case, by=moderator, version=1)

    assert queries.lateness(done) == ""
    assert not Case.objects.filter(queries.late({"interview-7": 10})).exists()


def test_targets_are_those_of_places_where_something_waits(ten_minutes, make_case):
    make_case(scope="interview-7")
    make_case(scope="enquiry")

    assert queries.targets_in(Case.objects.all()) == {"interview-7": 10, "enquiry": 240}
    assert not Case.objects.filter(queries.late({})).exists()
