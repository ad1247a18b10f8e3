"""An announced interview moved to another time or called off: everybody concerned is told, no promise is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions import occasions
from interaction.actions.clock import open_collecting
from interaction.models import Deadline, Notice, Occasion
from moderation.actions import approve as approve_case
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.making import approved, case_of, department, moderator, person, question
from tests.interaction.producing import announced, producer
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]
REASON = "嘉宾临时有防汛任务。"


@pytest.fixture
def second():
    return producer()


@pytest.fixture
def open_one(maker, second):
    """An announced interview that takes questions."""
    return announced(maker, second, collects_from=timezone.now() - timedelta(minutes=1))


def later(**more):
    return timezone.now() + timedelta(**more)


def test_postponed_interview_says_from_when_and_why_and_tells_the_asker(open_one, maker):
    author = person()
    question(open_one, author=author)
    was, new = open_one.starts_at, later(days=20)

    moved = occasions.postpone(
        open_one, by=maker, version=open_one.version, reason=REASON, starts_at=new, ends_at=new + timedelta(hours=1)
    )

    assert (moved.postponed_from, moved.why, moved.starts_at) == (was, REASON, new)
    event = moved.events.get(kind="postpone")
    assert (event.is_public, event.data["reason"], event.data["to"]) == (True, REASON, "announced")
    assert [notice.user for notice in event.notices.all()] == [author]
    told = last(moved.topic)
    assert (told["why"], told["postponed_from"] is not None) == (REASON, True)


def test_questions_taken_already_are_still_taken_after_postponing(open_one, maker):
    moved = occasions.postpone(
        open_one, by=maker, version=open_one.version, reason=REASON, starts_at=later(days=9), ends_at=later(days=10)
    )

    assert moved.state == "collecting"


def test_postponing_may_close_the_questions_until_a_new_day(open_one, maker, frozen):
    moved = occasions.postpone(
        open_one,
        by=maker,
        version=open_one.version,
        reason=REASON,
        starts_at=later(days=30),
        ends_at=later(days=31),
        collects_from=later(days=20),
    )
    assert (moved.state, open_collecting()) == ("announced", 0)

    frozen.shift(20 * 24 * 3600 + 60)

    assert open_collecting() == 1


def test_postponing_needs_a_reason_a_time_to_come_and_the_right(open_one, maker):
    dates = {"starts_at": later(days=9), "ends_at": later(days=10)}

    with pytest.raises(Refusal):
        occasions.postpone(open_one, by=maker, version=open_one.version, reason="", **dates)
    with pytest.raises(Refusal):
        occasions.postpone(
            open_one, by=maker, version=open_one.version, reason=REASON, starts_at=later(days=-1), ends_at=later(days=1)
        )
    with pytest.raises(NotAllowed):
        occasions.postpone(open_one, by=producer(department()), version=open_one.version, reason=REASON, **dates)
    with pytest.raises(Stale):
        occasions.postpone(open_one, by=maker, version=open_one.version - 1, reason=REASON, **dates)

    open_one.refresh_from_db()
    assert open_one.postponed_from is None


def test_cancelled_interview_hands_approved_questions_to_the_department(open_one, maker, frozen):
    promised, unread = approved(open_one, "暖气不热找谁？"), question(open_one, "什么时候开栓？")
    frozen.shift(60)

    off = occasions.cancel(open_one, by=maker, version=open_one.version, reason=REASON)

    promised.refresh_from_db()
    unread.refresh_from_db()
    assert (off.state, off.why, off.closed_at) == ("cancelled", REASON, timezone.now())
    assert (promised.channel, promised.state) == ("enquiry", "assigned")
    assert promised.department == open_one.department
    clock = Deadline.objects.get(submission=promised)
    assert clock.started_on == timezone.localdate()
    assert (unread.channel, unread.state) == ("interview", "waiting")


def test_question_approved_after_the_cancelling_is_handed_over_too(open_one, maker):
    unread = question(open_one, "什么时候开栓？")
    occasions.cancel(open_one, by=maker, version=open_one.version, reason=REASON)

    approve_case(case_of(unread), by=moderator(), version=1)

    unread.refresh_from_db()
    assert (unread.channel, unread.state) == ("enquiry", "assigned")


def test_cancelling_tells_each_asker_of_it_once(open_one, maker):
    author = person()
    question(open_one, "第一个问题？", author=author)
    question(open_one, "第二个问题？", author=author)

    off = occasions.cancel(open_one, by=maker, version=open_one.version, reason=REASON)

    assert Notice.objects.filter(event=off.last_event).count() == 1


def test_cancelling_needs_a_reason_and_the_right_and_happens_once(open_one, maker):
    with pytest.raises(Refusal):
        occasions.cancel(open_one, by=maker, version=open_one.version, reason="")
    with pytest.raises(NotAllowed):
        occasions.cancel(open_one, by=person(), version=open_one.version, reason=REASON)
    assert Occasion.objects.get(pk=open_one.pk).state == "collecting"

    occasions.cancel(open_one, by=maker, version=open_one.version, reason=REASON)
    with pytest.raises(Stale):
        occasions.cancel(open_one, by=maker, version=open_one.version, reason=REASON)
