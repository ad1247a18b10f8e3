"""What a moderator's decision does to a question: published, edited, masked, refused, taken back."""

import pytest

from interaction.models import Notice
from moderation.actions import approve, reject, undo
from people.refusals import NotAllowed, Refusal
from realtime.models import Frame
from tests.interaction.making import approved, case_of, interview, moderator, participant, person, question
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_approval_publishes_the_question_to_room_and_studio(occasion):
    asked = question(occasion, "充电桩能不能一起装？", byline="海风")
    assert kinds(occasion.topic) == []

    approve(case_of(asked), by=moderator(), version=1)

    asked.refresh_from_db()
    assert (asked.state, asked.title) == ("approved", "充电桩能不能一起装？")
    assert last(occasion.topic)["text"] == "充电桩能不能一起装？"
    assert kinds(occasion.topic) == ["question"]
    assert kinds(f"{occasion.topic}-studio") == ["question"]


def test_edited_approval_publishes_the_edit_and_keeps_the_original(occasion):
    asked = question(occasion, "这些黑心东西收费合理吗？")

    approve(case_of(asked), by=moderator(), version=1, text="这样收费合理吗？")

    asked.refresh_from_db()
    assert asked.title == last(occasion.topic)["text"] == "这样收费合理吗？"
    assert asked.messages.get().text == "这些黑心东西收费合理吗？"


def test_an_edit_too_long_for_a_question_is_refused_and_changes_nothing(occasion):
    asked = question(occasion, "收费合理吗？")

    with pytest.raises(Refusal) as refused:
        approve(case_of(asked), by=moderator(), version=1, text="长" * 301)

    assert "300" in str(refused.value.sentence)
    asked.refresh_from_db()
    assert (asked.state, case_of(asked).state, kinds(occasion.topic)) == ("waiting", "waiting", [])


def test_approved_phone_number_of_a_citizen_is_masked_for_everybody(occasion):
    asked = approved(occasion, "物业电话13900001234说要我们出钱，合理吗？")

    assert "13900001234" not in str(list(Frame.objects.values_list("data", flat=True)))
    assert "139****1234" in asked.title


def test_rejection_publishes_nothing_and_tells_the_author_why(occasion):
    author = person()
    asked = question(occasion, "专业加装电梯，全程代办，加微信优惠", author=author)

    reject(case_of(asked), by=moderator(), version=1, reason="advertising")

    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.published_at) == ("rejected", "advertising", None)
    assert kinds(occasion.topic) == []
    assert Notice.objects.get().user == author


def test_undo_withdraws_the_question_and_forgets_its_text(occasion):
    asked, by = question(occasion, "秘密的问题能不能撤回？"), moderator()
    case = approve(case_of(asked), by=by, version=1)

    undo(case, by=by, version=case.version)

    asked.refresh_from_db()
    assert (asked.state, asked.published_at) == ("waiting", None)
    assert kinds(occasion.topic) == ["question", "withdraw"]
    assert "秘密的问题" not in str(list(Frame.objects.values_list("data", flat=True)))


def test_moderator_of_one_interview_may_not_decide_in_another(occasion):
    other = interview()
    asked = question(other)
    by = participant(occasion, "moderator").user

    with pytest.raises(NotAllowed):
        approve(case_of(asked), by=by, version=1)
