"""From question to answer: what each act does, and to whom it says no."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.events import chain_holds
from interaction.actions.reply import draft_answer, release_answer
from interaction.actions.steps import take
from interaction.actions.support import support
from interaction.models import Deadline, Message, Notice, Occasion, Submission
from moderation.actions import approve, reject, undo
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame
from tests.interaction.making import approved, case_of, interview, moderator, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="主持人").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="王工")


def kinds(topic):
    return list(Frame.objects.filter(stream__topic=topic).order_by("seq").values_list("kind", flat=True))


def last(topic):
    return Frame.objects.filter(stream__topic=topic).latest("seq").data


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


def test_stranger_may_do_nothing(occasion, guest):
    asked, stranger = approved(occasion), person()

    for act in (acts.shortlist, acts.air):
        with pytest.raises(NotAllowed):
            act(asked, by=stranger)
    for step in ("pause",):
        with pytest.raises(NotAllowed):
            acts.change_phase(occasion, step, by=stranger)
    with pytest.raises(NotAllowed):
        acts.say(occasion, "大家好", by=stranger)
    with pytest.raises(NotAllowed):
        release_answer(asked, guest, "好的", by=stranger)
    with pytest.raises(NotAllowed):
        acts.end(occasion, by=stranger)


def test_moderator_of_one_interview_may_not_decide_in_another(occasion):
    other = interview()
    asked = question(other)
    by = participant(occasion, "moderator").user

    with pytest.raises(NotAllowed):
        approve(case_of(asked), by=by, version=1)


def test_shortlist_keeps_the_hosts_order(occasion, host):
    first, second, third = (approved(occasion, f"第{n}个问题怎么办？") for n in "一二三")
    for asked in (first, second, third):
        acts.shortlist(asked, by=host)

    ids = acts.move(third, by=host, before=first)

    assert ids == [third.pk, first.pk, second.pk]
    assert last(f"{occasion.topic}-studio") == {"ids": ids}


def test_airing_a_second_question_puts_the_first_back_on_the_shortlist(occasion, host):
    first, second = approved(occasion, "第一个问题怎么办？"), approved(occasion, "第二个问题怎么办？")
    acts.air(first, by=host)

    acts.air(second, by=host)

    first.refresh_from_db()
    occasion.refresh_from_db()
    assert first.state == "shortlisted"
    assert occasion.on_air_id == second.pk
    assert last(occasion.topic) == {"id": second.pk}


def test_nothing_goes_on_air_before_the_interview_is_live():
    occasion = interview("collecting")
    host = participant(occasion, "host").user
    asked = approved(occasion)

    with pytest.raises(Closed):
        acts.air(asked, by=host)


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


def test_end_hands_unanswered_questions_to_the_department_with_a_clock(occasion, host, guest):
    answered, open_one, waiting = approved(occasion, "已经答的问题？"), approved(occasion, "没有答的问题？"), question(occasion)
    acts.air(answered, by=host)
    release_answer(answered, guest, "好的。", by=guest.user)

    ended = acts.end(occasion, by=host)

    open_one.refresh_from_db()
    answered.refresh_from_db()
    waiting.refresh_from_db()
    assert ended.state == "archived"
    assert (open_one.channel, open_one.state, open_one.department) == ("enquiry", "assigned", occasion.department)
    assert Deadline.objects.get().submission == open_one
    assert (answered.channel, answered.state) == ("interview", "answered")
    assert waiting.state == "waiting"


def test_question_approved_after_the_end_is_handed_over_too(occasion, host):
    waiting = question(occasion)
    acts.end(occasion, by=host)

    approve(case_of(waiting), by=moderator(), version=1)

    waiting.refresh_from_db()
    assert (waiting.channel, waiting.state) == ("enquiry", "assigned")


def test_support_counts_one_per_person_and_can_be_taken_back(occasion):
    asked = approved(occasion)

    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="b", tier="registered") == 2
    assert support(asked, person_key="a", tier="guest", wanted=False) == 1


def test_unpublished_question_cannot_be_supported(occasion):
    with pytest.raises(NotAllowed):
        support(question(occasion), person_key="a", tier="guest")


def test_step_from_a_wrong_state_is_stale_and_tells_the_newer_state(occasion, host):
    asked = approved(occasion)
    acts.shortlist(asked, by=host)

    with pytest.raises(Stale) as refused:
        acts.shortlist(asked, by=host)

    assert refused.value.fresh["state"] == "shortlisted"


def test_step_with_an_old_version_is_stale(occasion, host):
    acts.change_phase(occasion, "pause", by=host, version=1)

    with pytest.raises(Stale):
        acts.change_phase(occasion, "resume", by=host, version=1)


def test_cancelling_needs_a_reason():
    occasion = interview("announced")
    producer = person("producer")

    with pytest.raises(Refusal):
        acts.change_phase(occasion, "cancel", by=producer)
    assert acts.change_phase(occasion, "cancel", by=producer, reason="嘉宾生病").state == "cancelled"


def test_history_is_chained_and_a_changed_event_breaks_it(occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    release_answer(asked, guest, "好的。", by=guest.user)

    events = list(asked.events.order_by("seq"))

    assert [event.kind for event in events] == ["submitted", "approve", "air", "answer"]
    assert chain_holds(events)
    events[1].data = {"from": "waiting", "to": "rejected"}
    assert not chain_holds(events)


def test_events_cannot_be_changed_or_deleted(occasion):
    asked = question(occasion)

    with pytest.raises(TypeError):
        asked.events.all().update(kind="other")
    with pytest.raises(TypeError):
        asked.events.all().delete()


def test_unknown_step_is_a_programming_error(occasion, host):
    with pytest.raises(KeyError):
        take(occasion, "no-such-step", by=host)


def test_drafts_of_occasions_are_seen_only_by_those_who_make_them():
    hidden = interview("draft")

    assert hidden not in Occasion.objects.visible_to(person())
    assert hidden in Occasion.objects.visible_to(person("producer"))


def test_unpublished_questions_are_seen_only_by_author_and_staff(occasion):
    author = person()
    asked = question(occasion, author=author)

    assert asked not in Submission.objects.visible_to(person())
    assert asked in Submission.objects.visible_to(author)
    assert asked in Submission.objects.visible_to(person("supervisor"))
    assert asked not in Submission.objects.visible_to(person("officer", department=occasion.department))
