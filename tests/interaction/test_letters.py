"""A letter goes through a department: assigned, drafted, handed in, sent back; and what keeps people apart."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from interaction.actions.letters import assign, hand_in, save_draft, send_back
from interaction.models import Deadline, Message, Notice, Submission
from interaction.queries.letter_versions import answer_of, version_before, versions
from moderation.actions import reject
from moderation.models import Case, Reason
from people.models import Role
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.desk import ANSWER, accepted, approver, handed_over, officer, written
from tests.interaction.making import case_of, department, moderator, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def letter(frozen):
    return handed_over()


@pytest.fixture
def dispatcher():
    return person(Role.DISPATCHER)


def kinds(letter):
    return list(letter.events.order_by("seq").values_list("kind", flat=True))


def dues(letter):
    return dict(letter.deadlines.open().values_list("rule__clock", "due_on"))


def test_assigning_starts_the_clocks_of_the_channel_and_tells_the_writer(frozen, dispatcher):
    sent, place = accepted(contact={"mail": "asker@example.org"}), department()

    given = assign(sent, place, by=dispatcher, version=sent.version)

    clocks = Deadline.objects.filter(submission=sent).order_by("rule__clock")
    assert (given.state, given.department) == ("assigned", place)
    today = timezone.localdate()
    assert [(one.rule.clock, one.started_on) for one in clocks] == [("answer", today), ("return", today)]
    assert Notice.objects.filter(event=given.last_event).count() == 1


def test_assigning_again_keeps_both_in_the_history_and_the_clock(frozen, dispatcher):
    sent = accepted()
    assign(sent, department(), by=dispatcher)
    due = dues(sent)
    frozen.shift(timedelta(days=2))

    second = department()
    given = assign(Submission.objects.get(pk=sent.pk), second, by=dispatcher)

    assert given.department == second
    assert kinds(sent).count("assign") == 2
    assert dues(sent) == due
    assert set(due) == {"answer", "return"}


def test_a_handed_over_question_keeps_the_clock_of_its_interview(letter, dispatcher):
    assign(letter, department(), by=dispatcher)

    assert [one.rule.clock for one in letter.deadlines.all()] == ["after-interview"]


def test_the_department_that_has_it_is_not_assigned_again(letter, dispatcher):
    with pytest.raises(Refusal, match="refused"):
        assign(letter, letter.department, by=dispatcher)

    assert "assign" not in kinds(letter)


def test_a_department_that_was_retired_meanwhile_gets_no_letter(letter, dispatcher):
    place = department()
    retired = type(place).objects.get(pk=place.pk)
    retired.is_active = False
    retired.save()

    with translation.override("en"), pytest.raises(Refusal) as refused:
        assign(letter, place, by=dispatcher)

    assert "out of use" in str(refused.value.sentence)
    assert Submission.objects.get(pk=letter.pk).state == letter.state


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.SUPERVISOR, Role.MODERATOR])
def test_only_dispatchers_assign(letter, role):
    with pytest.raises(NotAllowed):
        assign(letter, department(), by=person(role, department=letter.department))


def test_assigning_upon_an_older_state_is_stale(letter, dispatcher):
    with pytest.raises(Stale):
        assign(letter, department(), by=dispatcher, version=letter.version - 1)


def test_what_is_being_worked_on_is_not_assigned_elsewhere(letter, clerk, dispatcher):
    save_draft(letter, "写了一半", by=clerk, version=0)

    with pytest.raises(Stale):
        assign(letter, department(), by=dispatcher)


def test_first_draft_begins_the_work(letter, clerk):
    draft = save_draft(letter, "写了一半", by=clerk, version=0)

    letter.refresh_from_db()
    assert (letter.state, letter.handler) == ("in-progress", clerk)
    assert (draft.version, draft.state, draft.author) == (1, Message.State.DRAFT, clerk)
    assert kinds(letter)[-2:] == ["start", "draft-saved"]


def test_drafts_are_nobody_elses(letter, clerk):
    draft = save_draft(letter, "还没写完的内部草稿", by=clerk, version=0)

    assert draft.released_at is None
    assert not letter.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED).exists()


def test_autosaving_keeps_no_version_of_the_same_writer(letter, clerk):
    save_draft(letter, "一", by=clerk, version=0, keep=False)
    save_draft(letter, "一二", by=clerk, version=1, keep=False)

    assert versions(letter, answer_of(letter)) == []
    assert answer_of(letter).version == 2


def test_autosaving_over_anothers_text_keeps_theirs(letter, clerk):
    other = officer(letter.department)
    save_draft(letter, "同事写的", by=clerk, version=0, keep=False)
    save_draft(letter, "我写的", by=other, version=1, keep=False)

    (kept,) = versions(letter, answer_of(letter))
    assert (kept.number, kept.text, kept.who) == (1, "同事写的", clerk.name)
    assert answer_of(letter).text == "我写的"


def test_two_officers_at_once_lose_neither_text(letter, clerk):
    save_draft(letter, "先写的", by=clerk, version=0)

    with pytest.raises(Stale) as stale:
        save_draft(letter, "后写的", by=officer(letter.department), version=0)

    assert stale.value.fresh == {"text": "先写的", "version": 1}
    assert answer_of(letter).text == "先写的"


@pytest.mark.parametrize("act", [save_draft, hand_in])
def test_strangers_write_nothing(letter, act):
    for stranger in (officer(department()), approver(letter.department), person(Role.DISPATCHER), person()):
        with pytest.raises(NotAllowed):
            act(letter, ANSWER, by=stranger, version=0)

    assert answer_of(letter) is None


def test_handing_in_waits_for_a_second_person(letter, clerk):
    draft = hand_in(letter, f"  {ANSWER}\n", by=clerk, version=0)

    letter.refresh_from_db()
    assert letter.state == "in-review"
    assert (draft.text, draft.state) == (ANSWER, Message.State.REVIEW)
    assert kinds(letter)[-2:] == ["start", "draft"]


def test_nothing_is_handed_in_without_a_text(letter, clerk):
    with pytest.raises(Refusal, match="refused"):
        hand_in(letter, " \n", by=clerk, version=0)


@pytest.mark.parametrize("act", [save_draft, hand_in])
def test_what_was_handed_in_is_not_written_on(letter, clerk, act):
    draft = written(letter, by=clerk)

    with pytest.raises(Stale) as stale:
        act(letter, "改一改", by=clerk, version=draft.version)
    assert stale.value.fresh["text"] == ANSWER


def test_sent_back_goes_on_with_the_reason(letter, clerk):
    draft = written(letter, by=clerk)

    back = send_back(letter, " 请写明完成时间。 ", by=approver(letter.department), version=draft.version)

    letter.refresh_from_db()
    event = letter.events.get(kind="send-back")
    assert (letter.state, back.state) == ("in-progress", Message.State.DRAFT)
    assert event.data["reason"] == "请写明完成时间。"
    again = hand_in(letter, f"{ANSWER}年底前完成。", by=clerk, version=back.version)
    assert version_before(versions(letter, again), again).text == ANSWER


def test_sending_back_needs_a_reason(letter, clerk):
    draft = written(letter, by=clerk)

    with pytest.raises(Refusal, match="refused"):
        send_back(letter, "  ", by=approver(letter.department), version=draft.version)


def test_only_approvers_of_the_department_send_back(letter, clerk):
    draft = written(letter, by=clerk)

    for stranger in (approver(department()), officer(letter.department), person(Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            send_back(letter, "理由", by=stranger, version=draft.version)


def test_sending_back_upon_an_older_version_is_stale(letter, clerk):
    draft = written(letter, by=clerk)
    send_back(letter, "第一次", by=approver(letter.department), version=draft.version)
    letter.refresh_from_db()
    newer = hand_in(letter, ANSWER + "补充。", by=clerk, version=draft.version)

    with pytest.raises(Stale):
        send_back(letter, "按旧版本说的", by=approver(letter.department), version=draft.version)
    assert newer.version == draft.version + 1


def test_rejecting_ends_clocks_that_run(frozen, dispatcher):
    sent = accepted()
    assign(sent, department(), by=dispatcher)
    Submission.objects.filter(pk=sent.pk).update(state="waiting")
    Case.objects.filter(about_id=sent.pk).update(state=Case.State.WAITING)
    case = case_of(sent)

    reject(case, by=moderator(), version=case.version, reason=Reason.objects.filter(is_active=True).first().code)

    assert not Deadline.objects.exists()
    assert "clock-dropped" in kinds(sent)
