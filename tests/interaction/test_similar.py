"""Similar questions: public ones of this interview only, the most alike first, quick in a room of four thousand."""

import time

import pytest

from interaction.actions.reply import release_answer
from interaction.actions.support import support
from interaction.actions.withdrawing import withdraw
from interaction.models import Submission
from interaction.queries import similar as module
from interaction.queries.similar import Index, similar
from tests.interaction.making import approved, interview, participant, question

pytestmark = pytest.mark.django_db
LIFT = "加装电梯一楼住户有补偿吗？"


@pytest.fixture(autouse=True)
def always_fresh(monkeypatch):
    monkeypatch.setattr(module, "FRESH_SECONDS", 0.0)


@pytest.fixture
def occasion():
    return interview()


def texts(occasion, typed):
    return [found.text for found in similar(occasion, typed)]


def test_the_most_alike_comes_first_and_others_do_not_come(occasion):
    approved(occasion, "加装电梯要多少户同意？", visitor="v1")
    approved(occasion, LIFT, visitor="v2")
    approved(occasion, "南门外的公交站什么时候恢复？", visitor="v3")

    assert texts(occasion, "一楼住户加装电梯补偿")[0] == LIFT
    assert texts(occasion, "幼儿园招生怎么报名") == []


def test_waiting_withdrawn_joined_and_other_rooms_questions_are_never_proposed(occasion):
    question(occasion, LIFT, visitor="v1")
    gone = approved(occasion, LIFT, visitor="v2")
    joined = approved(occasion, LIFT, visitor="v3")
    approved(interview(), LIFT, visitor="v4")
    assert len(similar(occasion, LIFT)) == 2

    withdraw(gone, with_code=True)
    Submission.objects.filter(pk=joined.pk).update(merged_into=gone)

    assert similar(occasion, LIFT) == []


def test_answer_and_supporters_are_told(occasion):
    asked = approved(occasion, LIFT)
    support(asked, person_key="a" * 64, tier="guest")
    guest = participant(occasion, "guest")
    release_answer(asked, guest, "有补偿，" * 80, by=guest.user)

    (found,) = similar(occasion, LIFT)

    assert (found.id, found.supports, found.answered) == (asked.pk, 1, True)
    assert found.answer == ("有补偿，" * 80)[:200]


@pytest.mark.parametrize("typed", ["", "电", "电梯", "？？？？？？", "\u0301" * 300, "\ud800"])
def test_too_little_finds_nothing(occasion, typed):
    approved(occasion, LIFT)

    assert similar(occasion, typed) == []


def test_masked_text_is_compared_as_published(occasion):
    approved(occasion, "请打我电话 13900001234 告诉我电梯的事情？")

    assert similar(occasion, "900001") == []


def test_address_gives_json_and_no_cookie(client, occasion):
    approved(occasion, LIFT)

    answer = client.get(f"/interview/{occasion.pk}/similar/", {"q": LIFT})

    assert [found["text"] for found in answer.json()["similar"]] == [LIFT]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("count", [1, 3])
def test_one_and_three_cost_the_same_queries(occasion, count, django_assert_num_queries):
    for number in range(count):
        approved(occasion, f"{LIFT}第{number}次问", visitor=f"v{number}")

    with django_assert_num_queries(4):
        assert len(similar(occasion, LIFT)) == count


def test_four_thousand_questions_are_searched_in_milliseconds(occasion):
    index = Index(occasion)
    words = ["电梯", "停车", "暖气", "补偿", "外墙", "公交", "路灯", "学校", "绿化", "垃圾", "充电", "水管"]
    for number in range(4_000):
        index._take_in(number, "".join(words[(number * step) % 12] for step in range(1, 9)) + str(number))

    begun = time.perf_counter()
    found = index.nearest(f"电梯停车暖气补偿外墙公交路灯学校{77}", 3)

    assert len(found) == 3
    assert time.perf_counter() - begun < 0.1


def test_without_scripts_similar_ones_are_shown_once_before_the_question_is_taken(client, occasion, settings):
    settings.CAPTCHA = False
    asked = approved(occasion, LIFT, visitor="somebody")
    key = key_of(client, occasion)
    form = {"key": key, "body": f"请问{LIFT}", "byline": "海风"}

    shown = client.post(f"/interview/{occasion.pk}/ask/", form)

    assert shown.status_code == 200
    assert Submission.objects.count() == 1
    page = shown.content.decode()
    assert f"/interview/{occasion.pk}/support/{asked.pk}/" in page
    assert 'name="byline" value="海风"' in page

    client.post(f"/interview/{occasion.pk}/ask/", {**form, "seen": "1"})
    assert Submission.objects.count() == 2


def key_of(client, occasion) -> str:
    return client.get(f"/interview/{occasion.pk}/mine/").content.decode().split('name="key" value="')[1].split('"')[0]
