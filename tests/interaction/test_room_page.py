"""The room as everybody gets it: whole without a script, the same for all, and nothing of anybody's own in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.reply import release_answer
from interaction.actions.support import support
from moderation.actions import reject
from moderation.models import Reason
from tests.interaction.making import approved, case_of, interview, moderator, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
POLYGLOT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def occasion():
    return interview(title_en="Old estates renewed")


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="周岚").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="李建国", post="局长")


def room(client, occasion, language="zh-hans", query=""):
    address = reverse("interaction:room", args=[occasion.pk]) + query
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def answered(occasion, guest, host, body):
    asked = approved(occasion, body)
    acts.air(asked, by=host)
    release_answer(asked, guest, f"答：{body}", by=host)
    return asked


def test_room_shows_answer_with_name_post_and_department(client, occasion, host, guest):
    asked = answered(occasion, guest, host, "名单怎么排的？")

    page = room(client, occasion)

    assert f'<article class="card qa" data-entry data-question="{asked.pk}"' in page
    assert "答：名单怎么排的？" in page
    assert page.count("李建国") == 2  # among the guests, and beside the answer
    assert guest.department.name in page


def test_room_speaks_the_readers_language(client, occasion):
    english, chinese = room(client, occasion, "en"), room(client, occasion, "zh-hans")

    assert "Old estates renewed" in english
    assert "Answers as they are given" in english
    assert "老旧小区改造" in chinese
    assert "Answers as they are given" not in chinese


def test_newest_stands_first_and_the_archive_reads_from_the_start(client, occasion, host, guest):
    first, second = (answered(occasion, guest, host, body) for body in ("第一个问题？", "第二个问题？"))

    left = approved(occasion, "没有答到的问题？")
    live = room(client, occasion)
    acts.end(occasion, by=host)
    archive = room(client, occasion)

    assert live.index(f'id="q{second.pk}"') < live.index(f'id="q{first.pk}"')
    assert archive.index(f'id="q{first.pk}"') < archive.index(f'id="q{second.pk}"')
    assert reverse("interaction:support", args=[occasion.pk, left.pk]) in live
    assert reverse("interaction:support", args=[occasion.pk, left.pk]) not in archive


def test_most_supported_question_stands_first_unless_newest_is_asked_for(client, occasion):
    wanted, newer = approved(occasion, "大家想问的问题"), approved(occasion, "刚刚来的问题")
    support(wanted, person_key="a", tier="guest")

    page, newest = room(client, occasion), room(client, occasion, query="?sort=newest")

    assert page.index(f'id="q{wanted.pk}"') < page.index(f'id="q{newer.pk}"')
    assert newest.index(f'id="q{newer.pk}"') < newest.index(f'id="q{wanted.pk}"')


@pytest.mark.parametrize(
    "state", ["announced", "collecting", "live", "paused", "interrupted", "wrapping-up", "archived", "cancelled"]
)
def test_each_state_says_itself_and_hides_the_others(client, state):
    page = room(client, interview(state), "en")
    words = {
        "announced": "Announced",
        "collecting": "Questions welcome now",
        "live": "Live now",
        "paused": "Paused",
        "interrupted": "Interrupted",
        "wrapping-up": "Last answers",
        "archived": "Ended",
        "cancelled": "Cancelled",
    }

    for other, word in words.items():
        assert (f'data-when="{other}">{word}<' in page) == (other == state)


def test_draft_is_not_there_for_citizens(client):
    occasion = interview("draft")

    response = client.get(reverse("interaction:room", args=[occasion.pk]))

    assert response.status_code == 404


def test_room_is_the_same_for_all_and_holds_nothing_of_the_readers_own(client, occasion):
    reader = person()
    approved(occasion, "我自己的问题？", author=reader)
    before = room(client, occasion)
    client.force_login(reader)
    client.get(reverse("interaction:ask", args=[occasion.pk]))

    response = client.get(reverse("interaction:room", args=[occasion.pk]))
    page = response.content.decode()

    assert page == before
    assert "csrfmiddlewaretoken" not in page
    assert 'name="key"' not in page
    assert reader.name not in page
    assert reader.handle not in page
    assert reader.mail not in page
    assert not response.cookies


def test_texts_of_citizens_are_shown_and_never_run(client, occasion, host, guest):
    asked = approved(occasion, POLYGLOT, byline="<b>黑客</b>")
    acts.air(asked, by=host)
    release_answer(asked, guest, POLYGLOT, by=host)
    acts.say(occasion, POLYGLOT, by=host)
    approved(occasion, f"{POLYGLOT}?", byline="<i>")

    page = room(client, occasion)

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>黑客" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 6  # question, air, list, answer, words, open question


def test_waiting_question_is_not_in_the_room(client, occasion):
    question(occasion, "还没有人看过的问题？")

    assert "还没有人看过的问题" not in room(client, occasion)


def count_queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_room_asks_as_often_for_three_rows_as_for_one(client, occasion, host, guest):
    address = reverse("interaction:room", args=[occasion.pk])
    answered(occasion, guest, host, "问题一？？")
    approved(occasion, "没有答的一？")
    client.get(address)
    one = count_queries(client, address)

    for number in "二三":
        answered(occasion, guest, host, f"问题{number}？？")
        approved(occasion, f"没有答的{number}？")
        acts.say(occasion, "下一个。", by=host)
        participant(occasion, "guest")

    assert count_queries(client, address) == one


def test_list_shows_live_coming_and_past_with_as_many_queries_for_three(client, occasion):
    address, soon = reverse("interaction:interview"), timezone.now() + timedelta(days=1)
    later = {"starts_at": soon, "ends_at": soon + timedelta(hours=1)}
    interview("collecting", title="孩子入学", **later)
    interview("archived", title="医保新规")
    client.get(address)
    one = count_queries(client, address)

    for _ in range(2):
        interview()
        interview("announced", **later)
        interview("archived")

    page = client.get(address).content.decode()
    assert page.index("老旧小区改造") < page.index("孩子入学") < page.index("医保新规")
    assert count_queries(client, address) == one


def test_empty_list_says_what_comes(client):
    page = client.get(reverse("interaction:interview"), headers={"accept-language": "en"}).content.decode()

    assert "New ones are announced about a week ahead." in page


def test_fragment_holds_the_form_and_the_visitors_own_questions(client, occasion, settings):
    settings.CAPTCHA = False
    address = reverse("interaction:mine", args=[occasion.pk])
    key = client.get(address).context["key"]
    sent = {"key": key, "body": "充电桩能不能一起装？", "byline": "海风"}
    client.post(reverse("interaction:ask", args=[occasion.pk]), sent, headers={"x-fragment": "1"})

    response = client.get(address)
    page = response.content.decode()

    assert response["Cache-Control"] == "private, no-store"
    assert 'data-own-ids=""' in page
    assert page.count("充电桩能不能一起装？") == 1
    assert "等待审核" in page
    assert "<html" not in page


def test_fragment_names_published_own_questions_and_reasons_of_refused_ones(client, occasion):
    reader = person()
    mine = approved(occasion, "我的公开问题？", author=reader)
    refused = question(occasion, "被退回的问题？", author=reader)
    reason = Reason.objects.first()
    reject(case_of(refused), by=moderator(), version=1, reason=reason.code)
    client.force_login(reader)

    page = client.get(reverse("interaction:mine", args=[occasion.pk])).content.decode()

    assert f'data-own-ids="{mine.pk} "' in page
    assert reason.said("sentence") in page


def test_ask_box_of_an_ended_interview_takes_nothing(client):
    occasion = interview("archived")

    page = client.get(reverse("interaction:ask", args=[occasion.pk]), headers={"accept-language": "en"})

    assert "<textarea" not in page.content.decode()
    assert "The interview has ended, no new questions are taken." in page.content.decode()


def test_captcha_step_keeps_the_question_in_sight(client, occasion, settings):
    settings.CAPTCHA = True
    key = client.get(reverse("interaction:mine", args=[occasion.pk])).context["key"]

    response = client.post(reverse("interaction:ask", args=[occasion.pk]), {"key": key, "body": "物业费会不会涨？"})
    page = response.content.decode()

    assert '<input type="hidden" name="body" value="物业费会不会涨？">' in page
    assert "<p>物业费会不会涨？</p>" in page
    assert f'name="key" value="{key}"' in page
    assert 'name="token"' in page


def test_receipt_shows_number_code_and_the_way_to_them(client, occasion, settings):
    settings.CAPTCHA = False
    key = client.get(reverse("interaction:mine", args=[occasion.pk])).context["key"]

    response = client.post(reverse("interaction:ask", args=[occasion.pk]), {"key": key, "body": "物业费会不会涨？"})
    receipt, page = response.context["box"].receipt, response.content.decode()

    assert f'id="ask-number">{receipt.number}<' in page
    assert f'id="ask-code">{receipt.code}<' in page
    assert f'href="{reverse("interaction:status")}"' in page


def test_support_works_without_a_script(client, occasion):
    asked = approved(occasion)
    address = reverse("interaction:support", args=[occasion.pk, asked.pk])

    assert asked.title in client.get(address).content.decode()
    assert client.post(address, {"wanted": "1"}).url == reverse("interaction:room", args=[occasion.pk])
    assert asked.supports.count() == 1
    client.post(address, {"wanted": "0"})
    assert asked.supports.count() == 0
