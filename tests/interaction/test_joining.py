"""Joining questions that ask the same, and taking it back."""

import pytest

from interaction.actions import joining
from interaction.actions.interview import end
from interaction.actions.reply import release_answer
from interaction.actions.support import support
from interaction.models import Event, Notice, Submission
from interaction.queries.room import room_counters, room_state
from moderation import actions as moderation
from people.refusals import NotAllowed, Refusal
from tests.interaction.making import approved, case_of, interview, moderator, person, question
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def supporters(occasion) -> dict:
    return room_counters(occasion.pk)["supports"]


def test_join_unites_the_supporters_each_person_once(occasion, host):
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？")
    for asked, people in ((main, "ab"), (twin, "bc")):
        for key in people:
            support(asked, person_key=key, tier="guest")

    joining.join(twin, main, by=host)

    assert supporters(occasion) == {str(main.pk): 3}


def test_separate_gives_each_question_its_own_supporters_back(occasion, host):
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？")
    support(main, person_key="a", tier="guest")
    support(twin, person_key="b", tier="guest")
    joining.join(twin, main, by=host)

    apart = joining.separate(Submission.objects.get(pk=twin.pk), by=host)

    assert (apart.state, apart.merged_into) == ("approved", None)
    assert supporters(occasion) == {str(main.pk): 1, str(twin.pk): 1}
    assert last(occasion.topic) == {"id": twin.pk, "into": None, "published": True}


def test_support_of_a_joined_question_counts_for_the_main_one_and_can_be_taken_back(occasion, host):
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？")
    support(twin, person_key="a", tier="guest")
    joined = joining.join(twin, main, by=host)

    assert support(joined, person_key="a", tier="guest") == 1
    assert support(joined, person_key="a", tier="guest", wanted=False) == 0


def test_join_moves_what_was_joined_before_along(occasion, host):
    first, second, third = (approved(occasion, f"第{n}种问法怎么办？") for n in "一二三")
    joining.join(first, second, by=host)

    joining.join(second, third, by=host)

    first.refresh_from_db()
    assert first.merged_into == third
    assert {item["id"]: item["into"] for item in room_state(occasion)["questions"]} == {
        first.pk: third.pk,
        second.pk: third.pk,
        third.pk: None,
    }


def test_answer_of_the_main_question_tells_every_asker(occasion, host, guest):
    asker = person()
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？", author=asker)
    joining.join(twin, main, by=host)

    release_answer(main, guest, "一起做。", by=guest.user)

    told = Event.objects.get(submission=twin, kind="answered-with")
    assert told.data == {"main": main.pk}
    assert Notice.objects.filter(event=told, user=asker).count() == 1
    assert room_counters(occasion.pk)["open"] == 0


def test_end_of_the_interview_tells_the_asker_of_a_joined_question_where_it_went(occasion, host):
    asker = person()
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？", author=asker)
    joining.join(twin, main, by=host)

    end(occasion, by=host)

    main.refresh_from_db()
    assert (main.channel, main.state) == ("enquiry", "assigned")
    told = Event.objects.get(submission=twin, kind="forwarded-with")
    assert Notice.objects.filter(event=told, user=asker).count() == 1


@pytest.mark.parametrize("into", ["itself", "elsewhere", "waiting"])
def test_join_refuses_a_main_question_that_cannot_serve(occasion, host, into):
    asked = approved(occasion, "外墙保温做不做？")
    mains = {"itself": asked, "elsewhere": approved(interview()), "waiting": question(occasion, "等着的问题呢？")}

    with pytest.raises(Refusal):
        joining.join(asked, mains[into], by=host)

    asked.refresh_from_db()
    assert asked.state == "approved"


def test_stranger_joins_and_separates_nothing(occasion, host):
    main, twin = approved(occasion, "外墙保温做不做？"), approved(occasion, "外墙保温这次做吗？")
    with pytest.raises(NotAllowed):
        joining.join(twin, main, by=person())
    joined = joining.join(twin, main, by=host)

    with pytest.raises(NotAllowed):
        joining.separate(joined, by=person())


def test_a_question_joined_at_the_desk_is_never_published_by_it(occasion):
    main, twin = approved(occasion, "外墙保温做不做？"), question(occasion, "外墙保温这次做吗？我姓牛")
    someone = moderator()

    moderation.merge(case_of(twin), case_of(main), by=someone, version=1)

    twin.refresh_from_db()
    assert (twin.state, twin.merged_into, twin.published_at) == ("merged", main, None)
    assert "我姓牛" not in str(room_state(occasion))
    assert last(occasion.topic) == {"id": twin.pk, "into": main.pk, "published": False}
    assert room_counters(occasion.pk)["joined"] == {str(main.pk): 1}


def test_undo_at_the_desk_makes_the_question_wait_again(occasion):
    main, twin = approved(occasion, "外墙保温做不做？"), question(occasion, "外墙保温这次做吗？")
    someone = moderator()
    moderation.merge(case_of(twin), case_of(main), by=someone, version=1)

    moderation.undo(case_of(twin), by=someone, version=2)

    twin.refresh_from_db()
    assert (twin.state, twin.merged_into) == ("waiting", None)
    assert room_counters(occasion.pk)["joined"] == {}


def test_separating_an_unread_question_makes_it_wait_for_a_moderator(occasion, host):
    main, twin = approved(occasion, "外墙保温做不做？"), question(occasion, "外墙保温这次做吗？")
    moderation.merge(case_of(twin), case_of(main), by=moderator(), version=1)

    apart = joining.separate(Submission.objects.get(pk=twin.pk), by=host)

    assert (apart.state, apart.published_at, case_of(apart).state) == ("waiting", None, "waiting")
    assert "question" not in kinds(occasion.topic)[kinds(occasion.topic).index("merge") :]
