"""What the desk is told when a text, or its author, was here before."""

import pytest

from moderation import actions, answers
from moderation.actions import open_case
from moderation.models import Case
from moderation.repeats import find_repeats
from moderation.senders import Sender
from people.models import Department

pytestmark = pytest.mark.django_db
TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"
REWORDED = "老街路灯坏了三个星期了，晚上老人孩子不敢出门，请尽快派人来修！"
OTHER = "河西菜市场楼下的烧烤摊营业到凌晨，油烟和噪音让人没法睡。"


def send(text: str, *, scope: str = "interview-7", about: Department | None = None, **sender: str) -> Case:
    number = Department.objects.count()
    about = about or Department.objects.create(slug=f"sent-{number}", name=f"单位 {number}", kind="department")
    return open_case(about, scope=scope, text=text, sender=Sender(**sender))


def rules(case: Case) -> list[str]:
    return [found["rule"] for found in case.findings if found["kind"] == "repeat"]


@pytest.mark.parametrize("key", ["author_key", "account_key", "device_key"])
def test_the_same_sender_is_known_by_browser_account_or_device(key):
    send(TEXT, **{key: "k"})

    assert rules(send(TEXT, **{key: "k"})) == ["same-text"]
    assert rules(send(TEXT, **{key: "somebody else"})) == []


@pytest.mark.parametrize("key", ["author_key", "account_key", "device_key"])
def test_nearly_the_same_text_of_the_same_sender_is_told(key):
    send(TEXT, **{key: "k"})

    assert rules(send(REWORDED, **{key: "k"})) == ["near-text"]
    assert rules(send(OTHER, **{key: "k"})) == []


def test_the_same_text_in_another_place_is_nothing():
    send(TEXT, author_key="k", scope="interview-8")

    assert rules(send(TEXT, author_key="k")) == []
    assert rules(send(REWORDED, author_key="k", scope="enquiry")) == []


def test_what_was_withdrawn_may_be_sent_again():
    actions.withdraw_case(send(TEXT, author_key="k").about)

    assert rules(send(REWORDED, author_key="k")) == []


def test_an_author_may_send_the_very_thing_again_after_editing(moderator):
    first = send(TEXT, author_key="k")
    actions.reject(first, by=moderator, version=1, reason="too-vague")

    assert rules(send(TEXT, author_key="k", about=first.about)) == []


def test_what_an_author_edits_and_sends_again_is_no_repetition(moderator):
    first = actions.reject(send(TEXT, author_key="k"), by=moderator, version=1, reason="too-vague")
    about = Department.objects.create(slug="again", name="又一个", kind="department")

    again = open_case(about, scope="interview-7", text=REWORDED, sender=Sender("k"), previous=first)

    assert rules(again) == []


def test_a_flood_is_told_from_the_fifth_text_on_wherever_the_account_writes():
    for number in range(5):
        send(f"{OTHER}{'甲乙丙丁戊'[number]}", account_key="k", scope=f"interview-{number}")

    assert rules(send("别的事情", account_key="k", scope="enquiry")) == ["many-texts"]
    assert rules(send("别的事情", account_key="new", scope="enquiry")) == []


def test_cleared_cookies_do_not_hide_a_flood():
    for number in range(5):
        send(f"第{'一二三四五'[number]}件事", author_key=f"fresh cookie {number}", device_key="d")

    assert rules(send("第六件事", author_key="another fresh cookie", device_key="d")) == ["many-texts"]


def test_a_flood_is_over_after_ten_minutes(frozen):
    for number in range(5):
        send(f"第{'一二三四五'[number]}件事", author_key="k")
    frozen.shift(601)

    assert rules(send("第六件事", author_key="k")) == []


def test_a_campaign_is_told_from_the_fifth_author_on_and_nothing_is_refused():
    cases = [send(REWORDED if number % 2 else TEXT, author_key=f"author {number}") for number in range(6)]

    assert [rules(case) for case in cases] == [[], [], [], [], ["campaign"], ["campaign"]]
    assert set(Case.objects.values_list("state", flat=True)) == {"waiting"}


def test_one_author_is_no_campaign_and_neither_are_five_in_two_days(frozen):
    for _time in range(5):
        same = send(TEXT, author_key="k")
    for number in range(4):
        send(OTHER, author_key=f"author {number}")
    frozen.shift(2 * 86_400)

    assert "campaign" not in rules(same)
    assert rules(send(OTHER, author_key="author 4")) == []


def test_an_answered_question_of_any_place_is_pointed_to(monkeypatch, moderator):
    monkeypatch.setattr(answers, "_finders", [lambda cases: {case.pk: f"/answer/{case.pk}/" for case in cases}])
    published = actions.approve(send(TEXT, scope="interview-8"), by=moderator, version=1)

    told = send(REWORDED, author_key="k")

    assert rules(told) == ["answered-before"]
    assert rules(send(OTHER, author_key="other")) == []
    assert answers.answered([published]) == {published.pk: f"/answer/{published.pk}/"}


def test_an_answer_given_with_a_joined_question_is_found_through_it(monkeypatch, moderator):
    main = actions.approve(send(OTHER), by=moderator, version=1)
    actions.merge(send(TEXT), main, by=moderator, version=1)
    monkeypatch.setattr(answers, "_finders", [lambda cases: {case.pk: "/there/" for case in cases if case == main}])

    assert rules(send(REWORDED, scope="enquiry")) == ["answered-before"]


def test_a_published_question_without_an_answer_is_not_pointed_to(monkeypatch, moderator):
    monkeypatch.setattr(answers, "_finders", [lambda cases: {}])
    actions.approve(send(TEXT), by=moderator, version=1)
    waiting = send(OTHER)

    assert rules(send(REWORDED)) == []
    assert answers.answered([waiting]) == {}


def test_the_same_text_is_told_within_a_scope_only():
    for _ in range(5):
        send("同一句话", author_key="k")

    told = [one.rule for one in find_repeats("同一句话", Sender("k"), "interview-7", [])]

    assert told == ["same-text", "many-texts"]
    assert find_repeats("同一句话", Sender("k"), "interview-8", []) == []
    assert find_repeats("同一句话", Sender("other"), "interview-7", []) == []
    assert find_repeats("同一句话", Sender(), "interview-7", []) == []
