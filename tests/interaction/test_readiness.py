"""The readiness list before an interview goes live."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.models import Participant
from interaction.queries.readiness import readiness
from tests.interaction.making import interview, participant

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def occasion(frozen):
    return interview("collecting")


def ready(occasion) -> dict[str, bool]:
    return {line.key: line.is_ready for line in readiness(occasion)}


def seen(one, seconds: int = 0):
    Participant.objects.filter(pk=one.pk).update(seen_at=timezone.now() - timedelta(seconds=seconds))


def without_account(occasion, **more):
    return Participant.objects.create(occasion=occasion, part="guest", name="没有账号的嘉宾", **more)


def test_empty_interview_is_ready_in_nothing_but_a_transcriber_it_does_not_need(occasion):
    assert ready(occasion) == {
        "host": False,
        "guest": False,
        "transcriber": True,
        "moderator": False,
        "test-frame": False,
    }


def test_somebody_is_there_for_two_minutes(occasion):
    host = participant(occasion, "host")
    assert ready(occasion)["host"] is False

    seen(host, 120)
    assert ready(occasion)["host"] is True
    seen(host, 121)
    assert ready(occasion)["host"] is False


def test_every_guest_is_waited_for_by_name(occasion):
    here, away = participant(occasion, "guest", name="在场"), participant(occasion, "guest", name="缺席")
    seen(here)

    line = next(line for line in readiness(occasion) if line.key == "guest")
    assert (line.is_ready, "缺席" in line.said, "在场" in line.said) == (False, True, False)

    seen(away)
    assert ready(occasion)["guest"] is True


def test_guest_without_an_account_is_there_when_a_transcriber_is(occasion):
    without_account(occasion)
    assert (ready(occasion)["guest"], ready(occasion)["transcriber"]) == (False, False)

    seen(participant(occasion, "transcriber"))

    assert (ready(occasion)["guest"], ready(occasion)["transcriber"]) == (True, True)


def test_transcriber_does_not_stand_in_for_a_guest_with_an_account(occasion):
    participant(occasion, "guest")
    seen(participant(occasion, "transcriber"))

    assert ready(occasion)["guest"] is False


def test_two_moderators_are_named(occasion):
    participant(occasion, "moderator")
    assert ready(occasion)["moderator"] is False

    participant(occasion, "moderator")

    assert ready(occasion)["moderator"] is True


def test_test_of_the_wire_counts_until_the_interview_is_postponed(occasion):
    record(lock(occasion), "test-frame")
    assert ready(occasion)["test-frame"] is True

    record(lock(occasion), "postpone")
    assert ready(occasion)["test-frame"] is False

    record(lock(occasion), "test-frame")
    assert ready(occasion)["test-frame"] is True


def test_list_asks_two_queries_however_many_take_part(occasion, django_assert_num_queries):
    for part in ("host", "guest", "guest", "transcriber", "moderator", "moderator"):
        participant(occasion, part)

    with django_assert_num_queries(2):
        readiness(occasion)
