"""A second person releases a written answer: everybody concerned learns of it, once, and nobody releases their own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions import joining
from interaction.actions.letters import assign, hand_in, save_draft
from interaction.actions.letters_release import release
from interaction.models import Deadline, Message, Notice, Submission
from interaction.queries.archive import letter as published_letter
from interaction.queries.room import released_answers, room_state
from interaction.queries.search import results
from interaction.queries.transcript import transcript
from people.models import Role
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.desk import ANSWER, accepted, approver, handed_over, officer, written
from tests.interaction.making import approved, department, interview, moderator, person
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def letter(frozen):
    return handed_over(contact={"mail": "asker@example.org"})


def enquiry(**more) -> Submission:
    """An enquiry that a department has."""
    sent = accepted(body="我家13912345678号码登记的水表漏水，谁来修？", **more)
    return assign(sent, department(), by=person(Role.DISPATCHER))


def test_release_answers_the_letter_and_stops_the_clock(letter, clerk, chief, frozen):
    draft = written(letter, by=clerk)
    frozen.shift(timedelta(days=1))

    answer = release(letter, by=chief, version=draft.version)

    letter.refresh_from_db()
    clock = Deadline.objects.get(submission=letter)
    assert (letter.state, letter.answered_at, clock.met_at) == ("replied", timezone.now(), timezone.now())
    assert (answer.state, answer.text) == (Message.State.RELEASED, ANSWER)
    assert (answer.author, answer.released_by, answer.department) == (clerk, chief, letter.department)
    assert letter.events.get(kind="release").data["four_eyes"] is True
    assert letter.events.get(kind="clock-met").data["on_time"] is True


def test_release_tells_the_asker_and_those_who_asked_the_same(frozen):
    occasion = interview()
    main = approved(occasion, contact={"mail": "asker@example.org"})
    same = approved(occasion, "这次做保温吗？", visitor="v2", contact={"mail": "second@example.org"})
    joining.join(same, main, by=moderator())
    letter = handed_over(occasion, "别的问题？", visitor="v3")
    main.refresh_from_db()
    assert letter.pk != main.pk

    draft = written(main)
    release(main, by=approver(main.department), version=draft.version)

    told = Notice.objects.filter(event__kind__in=("release", "answered-with"))
    assert sorted(told.values_list("event__submission_id", "event__kind")) == sorted(
        [(main.pk, "release"), (same.pk, "answered-with")]
    )


def test_release_shows_the_answer_in_the_room_its_transcript_and_the_search(letter, clerk, chief, frozen):
    occasion = letter.occasion
    draft = written(letter, by=clerk)
    assert list(released_answers(occasion)) == []
    frozen.shift(timedelta(days=1))

    answer = release(letter, by=chief, version=draft.version)

    assert last(occasion.topic)["id"] == answer.pk
    assert [one["text"] for one in room_state(occasion)["answers"]] == [ANSWER]
    (entry,) = transcript(occasion).later
    assert (entry.question, entry.late) == (letter, True)
    assert list(results("小区公告栏")) == [letter]


def test_nothing_of_a_draft_reaches_room_or_search(letter, clerk):
    before = kinds(letter.occasion.topic)
    written(letter, by=clerk)

    assert kinds(letter.occasion.topic) == before
    assert list(results("小区公告栏")) == []
    assert published_letter(letter).answers == []


def test_writer_cannot_release(letter, clerk, chief):
    both = officer(letter.department)
    both.memberships.create(role=Role.APPROVER, department=letter.department)
    draft = written(letter, by=both)

    with pytest.raises(Refusal) as refusal:
        release(letter, by=both, version=draft.version)

    assert (type(refusal.value), refusal.value.status) == (Refusal, 400)
    letter.refresh_from_db()
    assert letter.state == "in-review"


def test_whoever_wrote_an_earlier_version_cannot_release_either(letter, clerk):
    both = officer(letter.department)
    both.memberships.create(role=Role.APPROVER, department=letter.department)
    save_draft(letter, "第一稿", by=both, version=0)
    draft = hand_in(letter, ANSWER, by=clerk, version=1)

    with pytest.raises(Refusal):
        release(letter, by=both, version=draft.version)


def test_only_approvers_of_the_department_release(letter, clerk):
    draft = written(letter, by=clerk)

    for stranger in (approver(department()), officer(letter.department), person(Role.DISPATCHER), person()):
        with pytest.raises(NotAllowed):
            release(letter, by=stranger, version=draft.version)


def test_two_approvers_release_once(letter, clerk, chief):
    draft = written(letter, by=clerk)
    release(letter, by=chief, version=draft.version)

    with pytest.raises(Stale):
        release(letter, by=approver(letter.department), version=draft.version)

    assert letter.events.filter(kind="release").count() == 1
    assert kinds(letter.occasion.topic).count("answer") == 1


def test_what_was_not_handed_in_is_not_released(letter, clerk, chief):
    save_draft(letter, ANSWER, by=clerk, version=0)

    with pytest.raises(Stale):
        release(letter, by=chief, version=1)


@pytest.mark.parametrize("text", ["好的。", "请持身份证370212190001010009到一楼窗口办理，当天就能办完。"])
def test_what_must_be_put_right_stops_the_release(letter, clerk, chief, text):
    draft = written(letter, text, by=clerk)

    with pytest.raises(Refusal):
        release(letter, by=chief, version=draft.version, confirmed=("short", "never"))

    letter.refresh_from_db()
    assert letter.state == "in-review"


def test_what_is_doubtful_is_confirmed_and_recorded(letter, clerk, chief):
    draft = written(letter, ANSWER + "联系人手机13912345678。", by=clerk)
    with pytest.raises(Refusal):
        release(letter, by=chief, version=draft.version, confirmed=("passed-on",))

    release(letter, by=chief, version=draft.version, confirmed=("personal",))

    assert letter.events.get(kind="release").data["confirmed"] == ["personal"]


def test_enquiry_becomes_public_with_its_answer_when_its_writer_agreed(frozen):
    sent = enquiry(title="13912345678的水表漏水", wants_public=True)
    draft = written(sent)
    assert sent.published_at is None

    release(sent, by=approver(sent.department), version=draft.version)

    sent.refresh_from_db()
    shown = published_letter(sent)
    assert sent.published_at == sent.answered_at
    assert "13912345678" not in sent.title + shown.text
    assert [one.text for one in shown.answers] == [ANSWER]


def test_enquiry_whose_writer_said_no_stays_private(frozen):
    sent = enquiry(wants_public=False)
    draft = written(sent)

    release(sent, by=approver(sent.department), version=draft.version)

    sent.refresh_from_db()
    assert (sent.state, sent.published_at) == ("replied", None)
    assert not results("小区公告栏").exists()


def test_history_of_a_released_letter_holds(letter, clerk, chief):
    draft = written(letter, by=clerk)
    release(letter, by=chief, version=draft.version)

    events = list(letter.events.order_by("seq"))
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert all(after.previous_hash == before.hash for before, after in zip(events, events[1:], strict=False))
