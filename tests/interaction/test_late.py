"""A letter of delay: once, after four times the promised time and an hour at least, with how many are read before."""

from datetime import timedelta

import pytest

from interaction.actions.clock import tick
from interaction.actions.late import KIND, tell_delays
from interaction.models import Event, Notice
from interaction.queries.mails import written
from moderation.actions import approve, prioritise
from tests import factories
from tests.interaction.making import case_of, interview, moderator, person, question
from tests.interaction.test_studio_at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_author_is_told_once_after_an_hour_where_minutes_are_promised(frozen, occasion):
    asker = person(language="en")
    asked = question(occasion, "路灯坏了谁来修？", author=asker)
    frozen.shift(timedelta(minutes=59, seconds=59))
    assert tell_delays() == 0
    frozen.shift(1)

    assert (tell_delays(), tell_delays()) == (1, 0)

    event = asked.events.get(kind=KIND)
    assert (event.actor, event.data, event.is_public) == (None, {"ahead": 0}, False)
    assert [(notice.user, notice.language) for notice in Notice.objects.filter(event=event)] == [(asker, "en")]
    case = case_of(asked)
    assert (case.told_late_at is not None, case.version, case.state) == (True, 1, "waiting")


def test_letter_to_a_channel_is_late_after_four_times_four_hours(frozen):
    factories.receipt()
    frozen.shift(timedelta(hours=16, seconds=-1))
    assert tell_delays() == 0
    frozen.shift(1)

    assert tell_delays() == 1


def test_letter_says_how_many_are_read_before_it(frozen, occasion):
    first = question(occasion, "第一个问题怎么办？", visitor="a")
    second = question(occasion, "第二个问题怎么办？", visitor="b", contact={"mail": "b@example.org", "language": "en"})
    third = question(occasion, "第三个问题怎么办？", visitor="c")
    question(interview(), "别处的问题怎么办？", visitor="d")
    prioritise(case_of(third), by=moderator(), version=1)
    frozen.shift(timedelta(hours=1))
    assert tell_delays() == 4

    ahead = {event.submission_id: event.data["ahead"] for event in Event.objects.filter(kind=KIND)}
    assert [ahead[asked.pk] for asked in (third, first, second)] == [0, 1, 2]
    mail = written(Notice.objects.get(event__submission=second, event__kind=KIND))
    assert "2" in mail.body
    assert "第二个问题" not in mail.subject + mail.body


def test_what_is_decided_is_never_late(frozen, occasion):
    approve(case_of(question(occasion)), by=moderator(), version=1)
    frozen.shift(timedelta(days=3))

    assert tell_delays() == 0


def test_clock_tells_it(frozen, occasion):
    question(occasion)
    frozen.shift(timedelta(hours=2))

    assert [tick()["authors told of delays"] for _ in range(2)] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_tell_it_once(frozen):
    asked = question(interview())
    frozen.shift(timedelta(hours=2))

    at_once(tell_delays, tell_delays)

    assert asked.events.filter(kind=KIND).count() == 1
