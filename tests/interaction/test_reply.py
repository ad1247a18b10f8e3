"""Answers: drafted, released once per guest, shown under the guest's name."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.reply import draft_answer, release_answer
from interaction.models import Message, Notice
from people.refusals import NotAllowed, Refusal, Stale
from realtime.models import Frame
from tests.interaction.making import approved, participant, person
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_guest_answers_and_everybody_and_the_asker_are_told(occasion, host, guest):
    author = person()
    asked = approved(occasion, author=author)
    acts.air(asked, by=host)

    release_answer(asked, guest, "明年一月启动。", by=guest.user)

    asked.refresh_from_db()
    assert asked.state == "answered"
    told = last(occasion.topic)
    assert (told["text"], told["byline"], told["department"]) == ("明年一月启动。", "王工", guest.department.name)
    assert Notice.objects.filter(user=author, event__kind="answer").count() == 1


def test_two_guests_answer_one_question_each_once(occasion, host, guest):
    second = participant(occasion, "guest")
    asked = approved(occasion)
    acts.air(asked, by=host)

    release_answer(asked, guest, "先回答一点。", by=guest.user)
    release_answer(asked, second, "我来补充。", by=second.user)

    assert Message.objects.filter(kind="answer", state="released").count() == 2
    with pytest.raises(Stale):
        release_answer(asked, guest, "再说一次。", by=guest.user)


def test_transcriber_types_and_the_guest_is_shown(occasion, host, guest):
    typist = participant(occasion, "transcriber").user
    asked = approved(occasion)
    acts.air(asked, by=host)

    answer = release_answer(asked, guest, "三分之二以上业主参与表决。", by=typist)

    assert (answer.byline, answer.author) == ("王工", typist)


def test_guest_may_not_answer_as_another_guest(occasion, guest):
    other = participant(occasion, "guest")
    asked = approved(occasion)

    with pytest.raises(NotAllowed):
        release_answer(asked, other, "冒名回答。", by=guest.user)


def test_stale_draft_is_refused_with_the_newer_text(occasion, guest):
    asked = approved(occasion)
    draft = draft_answer(asked, guest, "第一稿", by=guest.user)
    draft_answer(asked, guest, "第二稿", by=guest.user, version=draft.version)

    with pytest.raises(Stale) as refused:
        draft_answer(asked, guest, "旧稿", by=guest.user, version=draft.version)

    assert refused.value.fresh["text"] == "第二稿"
    assert not Frame.objects.filter(data__icontains="第二稿").exists()


def test_empty_answer_and_empty_words_are_refused(occasion, host, guest):
    with pytest.raises(Refusal):
        release_answer(approved(occasion), guest, "  ", by=guest.user)
    with pytest.raises(Refusal):
        acts.say(occasion, " \n", by=host)
