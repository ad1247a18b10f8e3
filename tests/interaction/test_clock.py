"""What happens by the clock: collecting opens on time and once, and no job stands in another's way."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from interaction.actions import clock
from interaction.actions.clock import open_collecting, tick
from interaction.actions.interview import change_phase
from interaction.models import Draft
from interaction.queries.occasions import due_to_collect
from tests.interaction.making import interview
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def announced(frozen):
    """An announced interview that collects from a quarter past ten on; now it is ten."""
    return interview("announced", collects_from=timezone.now() + timedelta(minutes=15))


def test_collecting_opens_on_the_minute_and_not_before(announced, frozen):
    frozen.shift(14 * 60 + 59)
    assert open_collecting() == 0
    frozen.shift(1)
    assert open_collecting() == 1

    announced.refresh_from_db()
    event = announced.events.get()
    assert announced.state == "collecting"
    assert (event.kind, event.actor, event.is_public) == ("collect", None, True)
    assert last(announced.topic)["state"] == "collecting"


def test_collecting_opens_once_however_often_the_clock_ticks(announced, frozen):
    frozen.shift(3600)

    assert [tick()["interviews opened for questions"] for _ in range(3)] == [1, 0, 0]
    assert announced.events.count() == 1


@pytest.mark.parametrize("state", ["draft", "collecting", "live", "archived", "cancelled"])
def test_collecting_opens_only_what_is_announced(state, frozen):
    other = interview(state, collects_from=timezone.now() - timedelta(minutes=1))

    assert open_collecting() == 0
    other.refresh_from_db()
    assert other.state == state


def test_an_interview_without_a_collecting_time_is_left_to_its_host(frozen):
    interview("announced")
    frozen.shift(24 * 3600)

    assert open_collecting() == 0


def test_a_tick_that_comes_second_leaves_it_to_the_first(announced, frozen, monkeypatch):
    frozen.shift(3600)
    seen_before = list(due_to_collect())
    change_phase(announced, "collect", by=None)
    monkeypatch.setattr(clock, "due_to_collect", lambda: seen_before)

    assert open_collecting() == 0
    assert announced.events.count() == 1


def test_a_failing_job_is_logged_and_does_not_stop_the_others(monkeypatch, caplog):
    def broken():
        raise RuntimeError("disk full")

    monkeypatch.setattr(clock, "JOBS", {"broken": broken, **clock.JOBS})

    with caplog.at_level(logging.ERROR, "interaction.actions.clock"):
        done = tick()

    assert set(done) == set(clock.JOBS) - {"broken"}
    assert [record.getMessage() for record in caplog.records] == ["tick: broken failed"]


def test_what_is_past_its_time_is_purged_and_the_rest_stays(frozen):
    now = timezone.now()
    for key, days in (("old", -1), ("new", 1)):
        Draft.objects.create(
            key_hash=key, visitor="v", channel="enquiry", answers="{}", expires_at=now + timedelta(days=days)
        )
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))

    done = tick()

    assert (done["drafts purged"], done["sessions purged"]) == (1, 1)
    assert [row.key_hash for row in Draft.objects.all()] == ["new"]
    assert [row.session_key for row in Session.objects.all()] == ["new"]
