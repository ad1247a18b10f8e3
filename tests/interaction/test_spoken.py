"""Answered by word of mouth and taken back; passed to a department while the interview goes on."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.assigning import assign
from interaction.actions.joining import join
from interaction.actions.reply import release_answer
from interaction.actions.spoken import forward, mark_answered, restore
from interaction.models import Deadline, Notice
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.making import approved, department, interview, participant, person
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_marked_question_is_answered_for_asker_room_and_those_joined(occasion, host):
    author, other_author = person(), person()
    asked = approved(occasion, author=author)
    other = approved(occasion, "外墙要不要做保温？", author=other_author, visitor="v2")
    join(other, asked, by=host)
    acts.air(asked, by=host)

    done = mark_answered(asked, by=host)

    assert done.state == "answered"
    assert done.answered_at is not None
    questions = occasion.submissions.model.objects.get(pk=asked.pk)
    assert questions.place is None
    assert last(occasion.topic)["answered"] is True
    assert Notice.objects.filter(user=author, event__kind="mark-answered").count() == 1
    assert Notice.objects.filter(user=other_author, event__kind="answered-with").count() == 1


def test_written_answer_may_follow_the_spoken_one(occasion, host, guest):
    asked = approved(occasion)
    mark_answered(asked, by=host)

    release_answer(asked, guest, "书面再说一遍。", by=guest.user)

    assert last(occasion.topic)["text"] == "书面再说一遍。"


def test_restored_question_stands_in_the_queue_again(occasion, host):
    author = person()
    asked = approved(occasion, author=author)
    acts.air(asked, by=host)
    mark_answered(asked, by=host)

    restore(asked, by=host)

    asked.refresh_from_db()
    occasion.refresh_from_db()
    assert (asked.state, asked.answered_at, occasion.on_air) == ("approved", None, None)
    assert last(occasion.topic)["answered"] is False
    assert Notice.objects.filter(user=author, event__kind="restore").count() == 1


def test_published_answer_is_not_restored_away(occasion, host, guest):
    asked = approved(occasion)
    release_answer(asked, guest, "已经发布。", by=guest.user)

    with pytest.raises(Refusal):
        restore(asked, by=host)

    asked.refresh_from_db()
    assert asked.state == "answered"


def test_forwarded_question_leaves_the_air_with_its_clock(occasion, host):
    office, author = department(), person()
    asked = approved(occasion, author=author)
    acts.air(asked, by=host)

    moved = forward(asked, by=host, department=office)

    occasion.refresh_from_db()
    assert (moved.channel, moved.state, moved.department) == ("enquiry", "assigned", office)
    assert occasion.on_air is None
    assert Deadline.objects.get(submission=moved).rule.clock == "after-interview"
    assert Notice.objects.filter(user=author, event__kind="forward").count() == 1


def test_forwarding_without_a_department_keeps_the_one_it_was_given_to(occasion, host):
    office = department()
    asked = approved(occasion)
    assign(asked, by=host, department=office)

    assert forward(asked, by=host).department == office


@pytest.mark.parametrize("act", [mark_answered, restore, forward])
def test_guest_does_none_of_it(occasion, host, guest, act):
    asked = approved(occasion)
    if act is restore:
        mark_answered(asked, by=host)
    before = occasion.submissions.get(pk=asked.pk).state

    with pytest.raises(NotAllowed):
        act(asked, by=guest.user)

    assert occasion.submissions.get(pk=asked.pk).state == before


@pytest.mark.parametrize("act", [mark_answered, restore, forward])
def test_before_going_live_none_of_it_is_open(act):
    occasion = interview("collecting")
    host = participant(occasion, "host").user

    with pytest.raises(Closed):
        act(approved(occasion), by=host)


@pytest.mark.parametrize("act", [mark_answered, forward])
def test_second_host_who_is_slower_is_told(occasion, host, act):
    other = participant(occasion, "host").user
    asked = approved(occasion)
    act(asked, by=host)

    with pytest.raises(Stale):
        act(asked, by=other)
