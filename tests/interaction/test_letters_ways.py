"""Ways out of a desk: to the author, into another channel, in two; and what an answer decides."""

import pytest

from interaction.actions.letters import hand_in
from interaction.actions.letters_moving import move
from interaction.actions.letters_release import NotChecked, release
from interaction.actions.splitting import split
from interaction.models import Notice, ReplyTemplate, Submission
from interaction.queries.letter_alike import copies_of
from interaction.queries.letter_templates import prepared
from interaction.queries.letter_texts import parts_of
from interaction.receipts import code_hash
from people.models import Role
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.desk import ANSWER, accepted, approver, assigned, officer, report
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BOTH = "饭店给我的菜变质了，要求退款二百元。另外他们把废油倒进下水道。我有照片。"


@pytest.fixture
def dispatcher():
    return person(Role.DISPATCHER)


def fresh(letter):
    return Submission.objects.get(pk=letter.pk)


def complaint(**more):
    given = {"channel": "complaint", "kind": "complaint", "body": BOTH, "byline": "陈**"}
    return accepted(**given | {"contact": {"name": "陈某某", "mail": "chen@example.org"}} | more)


def test_letter_goes_on_to_another_channel_with_everything(frozen, dispatcher):
    sent = accepted(kind="proposal", contact={"mail": "asker@example.org"})

    move(sent, "suggestion", by=dispatcher, version=sent.version)

    moved = fresh(sent)
    assert (moved.channel, moved.state, moved.kind, moved.number) == ("suggestion", "accepted", "", sent.number)
    assert moved.events.get(kind="moved").actor == dispatcher
    assert Notice.objects.filter(event__kind="redirect").count() == 1
    with pytest.raises(Stale):
        move(sent, "mailbox", by=dispatcher, version=sent.version)


def test_letter_goes_nowhere_it_does_not_belong(frozen, dispatcher):
    sent = accepted()

    for to in ("interview", "correction", "enquiry", "nonsense"):
        with pytest.raises(Refusal, match="refused"):
            move(sent, to, by=dispatcher)
    with pytest.raises(Refusal, match="refused"):
        move(report(), "enquiry", by=dispatcher)
    with pytest.raises(NotAllowed):
        move(sent, "mailbox", by=officer(department()))
    with pytest.raises(Stale):
        move(assigned(), "mailbox", by=dispatcher)


def test_complaint_that_reports_a_breach_is_parted(frozen, dispatcher):
    sent = complaint()
    assert parts_of(sent) == ["饭店给我的菜变质了，要求退款二百元。", "另外他们把废油倒进下水道。", "我有照片。"]

    made = split(sent, [0], by=dispatcher, version=sent.version)

    kept, made = fresh(sent), fresh(made)
    assert (kept.kind, kept.byline, kept.wants_public) == ("report", "", False)
    assert (made.kind, made.split_from, made.code_hash) == ("complaint", kept, kept.code_hash)
    assert (made.messages.get().text, made.contact["name"]) == ("饭店给我的菜变质了，要求退款二百元。", "陈某某")
    assert kept.messages.get().text == BOTH
    assert made.code_hash != code_hash("")
    assert Notice.objects.filter(event__kind="split").count() == 2
    with pytest.raises(Stale):
        split(kept, [0], by=dispatcher)


def test_parting_refuses_what_cannot_be_parted(frozen, dispatcher):
    sent = complaint()

    for chosen in ([], [7, -1], [2]):
        with pytest.raises(Refusal, match="refused"):
            split(sent, chosen, by=dispatcher)
    with pytest.raises(NotAllowed):
        split(sent, [0], by=officer(department()))
    with pytest.raises(Stale):
        split(sent, [0], by=dispatcher, version=sent.version - 1)
    with pytest.raises(Stale):
        split(accepted(), [0], by=dispatcher)
    assert Submission.objects.filter(split_from__isnull=False).count() == 0


def test_author_is_asked_from_the_desk(frozen, dispatcher, signed_in):
    sent = accepted()
    client = signed_in(dispatcher)

    wrong = client.post(f"/desk/{sent.pk}/correction/", {"missing": "", "version": sent.version})
    done = client.post(f"/desk/{sent.pk}/correction/", {"missing": "请补充楼号和单元号。", "version": sent.version})

    assert (wrong.status_code, done.status_code, fresh(sent).state) == (422, 302, "correction")
    assert list(sent.deadlines.open().values_list("rule__clock", flat=True)) == ["correct"]


def suggestion_in_review():
    letter = assigned(channel="suggestion")
    draft = hand_in(letter, ANSWER, by=officer(letter.department), version=0)
    return fresh(letter), draft


def test_answer_to_a_suggestion_decides_what_becomes_of_it(frozen):
    letter, draft = suggestion_in_review()
    chief = approver(letter.department)

    for outcome, why in (("", ""), ("fixed", ""), ("declined", ""), ("declined", "不行")):
        with pytest.raises(NotChecked):
            release(letter, by=chief, version=draft.version, outcome=outcome, why=why)
    release(letter, by=chief, version=draft.version, outcome="declined", why="规划已经批准，不能再改。")

    letter = fresh(letter)
    assert (letter.state, letter.outcome) == ("replied", "declined")
    assert letter.answers["outcome_reason"] == "规划已经批准，不能再改。"
    assert letter.events.get(kind="release").data["outcome"] == "declined"


def test_release_page_asks_for_the_outcome(frozen, signed_in):
    letter, draft = suggestion_in_review()
    client = signed_in(approver(letter.department))

    page = client.get(f"/desk/{letter.pk}/").content.decode()
    wrong = client.post(f"/desk/{letter.pk}/release/", {"version": draft.version})
    done = client.post(f"/desk/{letter.pk}/release/", {"version": draft.version, "outcome": "adopted"})

    assert 'value="adopted"' in page
    assert (wrong.status_code, done.status_code, fresh(letter).outcome) == (422, 302, "adopted")


def test_approver_may_keep_an_answer_private(frozen):
    shown, kept = assigned(wants_public=True), assigned(wants_public=True)
    for letter, private in ((shown, False), (kept, True)):
        draft = hand_in(letter, f"{ANSWER}（{letter.number}）", by=officer(letter.department), version=0)
        release(letter, by=approver(letter.department), version=draft.version, keep_private=private)

    assert fresh(shown).published_at is not None
    assert fresh(kept).published_at is None


def test_same_answer_to_many_must_be_confirmed(frozen):
    place = department()
    clerk, chief = officer(place), approver(place)
    for _number in range(4):
        letter = assigned(place)
        draft = hand_in(letter, ANSWER, by=clerk, version=0)
        release(letter, by=chief, version=draft.version)
    letter = assigned(place)
    draft = hand_in(letter, ANSWER, by=clerk, version=0)

    assert copies_of(draft) == 4
    with pytest.raises(NotChecked):
        release(letter, by=chief, version=draft.version)
    release(letter, by=chief, version=draft.version, confirmed=["copied"])

    assert letter.events.get(kind="release").data["confirmed"] == ["copied"]


def test_prepared_answers_are_filled_in_for_the_letter(frozen):
    place = department(name="住建局")
    letter = assigned(place, byline="陈**")
    ReplyTemplate.objects.create(title="收悉", text="{name}：{number} 由{department}于{due}前答复。{其他}")
    ReplyTemplate.objects.create(title="别的部门", text="x", department=department())
    ReplyTemplate.objects.create(title="别的渠道", text="x", channel="mailbox")
    ReplyTemplate.objects.create(title="停用", text="x", is_active=False)

    (one,) = prepared(letter)

    due = letter.deadlines.get(rule__clock="answer").due_on
    assert one.text.startswith(f"陈**：{letter.number} 由住建局于")
    assert f"{due.day}" in one.text
    assert one.text.endswith("{其他}")
