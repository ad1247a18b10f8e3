"""The studio: what host, guests and transcriber see and may press, and that strangers see nothing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction.actions import interview as acts
from interaction.actions.reply import draft_answer, release_answer
from interaction.queries.studio_page import studio_page
from tests.interaction.making import approved, interview, participant, person

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
    return participant(occasion, "guest", name="李建国")


def board(client, occasion, user, name="studio", language="zh-hans"):
    client.force_login(user)
    response = client.get(reverse(f"interaction:{name}", args=[occasion.pk]), headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def act(occasion, step):
    return reverse(f"interaction:studio_{step}", args=[occasion.pk])


def shortlisted(occasion, host, *bodies):
    questions = [approved(occasion, body) for body in bodies]
    for question in questions:
        acts.shortlist(question, by=host)
    return questions


def test_stranger_and_visitor_find_no_studio(client, occasion, host):
    address = reverse("interaction:studio", args=[occasion.pk])

    assert client.get(address).status_code == 404
    client.force_login(person())
    assert client.get(address).status_code == 404
    assert client.get(reverse("interaction:studio_board", args=[occasion.pk])).status_code == 404


def test_host_finds_every_button_of_a_live_interview(client, occasion, host, guest):
    shortlisted(occasion, host, "入选的问题？", "第二个入选的？")
    approved(occasion, "通过的问题？")

    page = board(client, occasion, host)

    for step in ("shortlist", "unshortlist", "air", "move", "say", "pause", "end"):
        assert f'action="{act(occasion, step)}"' in page
    assert act(occasion, "go-live") not in page


def test_guest_writes_only_at_the_own_desk_and_runs_nothing(client, occasion, host, guest):
    other = participant(occasion, "guest", name="王海平")
    shortlisted(occasion, host, "入选的问题？", "第二个入选的？")
    asked = approved(occasion)
    acts.air(asked, by=host)
    draft_answer(asked, other, "只有王海平看得到的草稿", by=other.user)

    page = board(client, occasion, guest.user)

    assert set(re.findall(r'name="guest" value="(\d+)"', page)) == {str(guest.pk)}
    assert "只有王海平看得到的草稿" not in page
    for step in ("air", "say", "pause", "end", "move", "shortlist", "unshortlist"):
        assert f'action="{act(occasion, step)}"' not in page


def test_transcriber_types_for_every_guest(client, occasion, host, guest):
    writer = participant(occasion, "transcriber", name="记录员").user
    asked = approved(occasion)
    acts.air(asked, by=host)
    draft_answer(asked, guest, "先记一句", by=writer)

    page = board(client, occasion, writer)

    assert ">先记一句</textarea>" in page
    assert 'name="version" value="1"' in page


def test_released_answer_is_read_not_written(client, occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    release_answer(asked, guest, "已经发布的答复。", by=host)

    page = board(client, occasion, guest.user)

    assert "<p>已经发布的答复。</p>" in page
    assert "<textarea" not in page


def test_shortlist_knows_where_up_and_down_lead(client, occasion, host):
    first, second, third = shortlisted(occasion, host, "第一个问题？", "第二个问题？", "第三个问题？")

    listed = studio_page(occasion, host).shortlist

    assert [(question.above, question.below) for question in listed] == [(None, third), (first, None), (second, None)]


def test_buttons_move_without_a_script(client, occasion, host):
    first, second, third = shortlisted(occasion, host, "第一个问题？", "第二个问题？", "第三个问题？")
    client.force_login(host)

    client.post(act(occasion, "move"), {"question": third.pk, "before": second.pk})
    client.post(act(occasion, "move"), {"question": first.pk, "before": ""})

    assert [question.pk for question in studio_page(occasion, host).shortlist] == [third.pk, second.pk, first.pk]


def test_plain_form_publishes_and_comes_back(client, occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    client.force_login(guest.user)
    sent = {"question": asked.pk, "guest": guest.pk, "version": 0, "text": "不用脚本的答复。"}

    response = client.post(act(occasion, "answer"), sent)

    assert response.url == reverse("interaction:studio", args=[occasion.pk])
    assert asked.messages.get(kind="answer").text == "不用脚本的答复。"


def test_second_writer_gets_the_others_text(client, occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    draft_answer(asked, guest, "别人先写的", by=host)
    client.force_login(guest.user)
    sent = {"question": asked.pk, "guest": guest.pk, "version": 0, "text": "我写的"}

    response = client.post(act(occasion, "draft"), sent, headers={"accept": "application/json"})

    assert response.status_code == 409
    assert response.json()["fresh"] == {"text": "别人先写的", "version": 1}


def test_texts_are_shown_and_never_run(client, occasion, host, guest):
    asked = approved(occasion, POLYGLOT, byline="<b>黑客</b>")
    acts.air(asked, by=host)
    draft_answer(asked, guest, f"</textarea>{POLYGLOT}", by=host)
    shortlisted(occasion, host, f"{POLYGLOT}？")
    approved(occasion, f"{POLYGLOT}！")

    page = board(client, occasion, host)

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>黑客" not in page
    assert page.count("&lt;/textarea&gt;") == 1


def test_before_the_interview_host_goes_live_and_puts_nothing_on_air(client):
    occasion = interview("collecting")
    host = participant(occasion, "host").user
    approved(occasion)

    page = board(client, occasion, host, language="en")

    assert f'action="{act(occasion, "go-live")}"' in page
    assert f'action="{act(occasion, "air")}"' not in page
    assert "Choose questions for the shortlist now" in page


def test_board_is_a_fragment_with_its_place_on_the_wire(client, occasion, host):
    approved(occasion)

    page = board(client, occasion, host, "studio_board")

    assert "<html" not in page
    assert 'data-seq="1"' in page


def test_studio_asks_as_often_for_three_rows_as_for_one(client, occasion, host, guest):
    address = reverse("interaction:studio_board", args=[occasion.pk])
    on_air = approved(occasion, "正在播的问题？")
    acts.air(on_air, by=host)
    shortlisted(occasion, host, "入选一？？？")
    approved(occasion, "通过一？？？")
    occasion.submissions.update(assigned_to=guest)
    client.force_login(host)
    client.get(address)
    one = _count(client, address)

    shortlisted(occasion, host, "入选二？？？", "入选三？？？")
    approved(occasion, "通过二？？？")
    approved(occasion, "通过三？？？")
    occasion.submissions.update(assigned_to=guest)

    assert _count(client, address) == one


def test_list_names_the_persons_parts_with_constant_queries(client, occasion, host):
    address = reverse("interaction:studio_list")
    client.force_login(host)
    client.get(address)
    one = _count(client, address)
    for state in ("collecting", "archived"):
        participant(interview(state, title=f"{state}的访谈"), "host", user=host)

    page = client.get(address).content.decode()

    assert "collecting的访谈" in page
    assert "archived的访谈" in page
    assert _count(client, address) == one


def test_studio_in_english_has_no_chinese_of_ours(client, occasion, host, guest):
    page = board(client, occasion, host, language="en")

    assert "Old estates renewed" in page
    assert "Go live" not in page
    assert "End the interview" in page
    assert "结束访谈" not in page


def _count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_guest_whose_board_has_no_form_can_still_say_that_they_are_here(occasion, guest):
    browser = Client(enforce_csrf_checks=True)
    page = board(browser, occasion, guest.user).partition("data-studio=")[2].partition("</main>")[0]
    assert "csrfmiddlewaretoken" not in board(browser, occasion, guest.user, "studio_board")

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    said = browser.post(reverse("interaction:studio_here", args=[occasion.pk]), {"csrfmiddlewaretoken": token})

    assert said.status_code == 204
