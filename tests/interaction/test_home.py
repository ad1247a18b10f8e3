"""The home page: what is live, what comes, what was, three groups of doors, the newest answers."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interaction import registry
from interaction.actions.interview import air, end, unair
from interaction.actions.reply import release_answer
from interaction.channels.enquiry import Enquiry
from interaction.queries.home import doors, home_page, live_card, newest_answers
from tests.interaction.letters import at, department, enquiry, published
from tests.interaction.making import approved, interview, participant, question

pytestmark = pytest.mark.django_db


def queries_of(client) -> int:
    """How many queries one visit of the home page needs, with nothing remembered."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)


def fill(number: int) -> None:
    """One more of everything the page lists."""
    interview("collecting")
    approved(interview("live"))
    past = interview("live")
    air(approved(past), by=None)
    end(past, by=None)
    published(number, department=department(f"d{number}", f"第{number}科"))


def test_one_row_of_each_needs_as_many_queries_as_three(client):
    fill(1001)
    one = queries_of(client)
    for number in (1002, 1003):
        fill(number)

    assert queries_of(client) == one


def test_live_card_tells_counts_and_what_is_on_air(frozen):
    occasion = interview("live", opened_at=timezone.now() - timedelta(minutes=12, seconds=30), summary="谈改造。")
    host, guest = participant(occasion, "host").user, participant(occasion, "guest")
    done, shown = approved(occasion, "已经答的问题？"), approved(occasion, "正在答的问题？")
    question(occasion, "还没审的问题？")
    air(done, by=host)
    release_answer(done, guest, "好的。", by=guest.user)
    air(shown, by=host)

    assert live_card(None) == {
        "url": f"/interview/{occasion.pk}/",
        "title": "老旧小区改造",
        "starts_at": occasion.starts_at,
        "department": occasion.department.name,
        "id": occasion.pk,
        "topic": f"interview-{occasion.pk}",
        "summary": "谈改造。",
        "minutes_running": 12,
        "answered": 1,
        "waiting": 1,
        "on_air": "正在答的问题？",
        "ask_url": f"/interview/{occasion.pk}/ask/",
    }
    unair(occasion, by=host)
    assert live_card(None)["on_air"] is None


def test_live_card_shows_the_interview_that_began_last_and_none_without_one():
    assert live_card(None) is None
    interview("live", opened_at=timezone.now() - timedelta(hours=1))
    latest = interview("paused", opened_at=timezone.now() - timedelta(minutes=1))

    assert live_card(None)["id"] == latest.pk


def test_lists_hold_three_the_next_and_the_newest_first_and_no_draft():
    now = timezone.now()
    for days in (5, 1, 3, 2):
        times = {"starts_at": now + timedelta(days=days), "ends_at": now + timedelta(days=days, hours=1)}
        interview("announced", title=f"{days} 天后", **times)
        past = {"starts_at": now - timedelta(days=days), "ends_at": now - timedelta(days=days) + timedelta(hours=1)}
        interview("archived", title=f"{days} 天前", **past)
    interview("draft", title="草稿", starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
    interview("announced", title="已过", starts_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1))

    page = home_page(None)

    assert [item["title"] for item in page["upcoming"]] == ["1 天后", "2 天后", "3 天后"]
    assert [item["title"] for item in page["archive"]] == ["1 天前", "2 天前", "3 天前"]


def test_doors_are_the_channels_in_three_groups():
    letters = ["政府在线", "区长信箱", "投诉举报", "网站纠错"]
    named = [[str(one["name"]) for one in group["channels"]] for group in doors()]
    assert named == [letters, ["在线访谈", "建言献策"], []]
    addresses = ["/enquiry/", "/mailbox/", "/complaint/", "/correction/", "/interview/", "/suggestion/"]
    assert [one["url"] for group in doors() for one in group["channels"]] == addresses


def test_a_door_without_a_page_yet_has_no_address(monkeypatch):
    class Petition(Enquiry):
        key, name, group = "petition", "信访", "apply"

    monkeypatch.setitem(registry.channels, "petition", Petition())

    (door,) = doors()[2]["channels"]
    assert (door["name"], door["url"]) == ("信访", None)


def test_answers_are_the_five_newest_that_everybody_may_read(client):
    for number in range(1, 7):
        published(number, title=f"公开的信{number}", answered_at=at(2026, 2, number, 9))
    enquiry(7, title="未公开的信", answered_at=at(2026, 2, 20, 9))
    published(8, title="没有答复的信", answered_at=None, answer="")

    told = newest_answers()

    assert [one["title"] for one in told] == [f"公开的信{number}" for number in (6, 5, 4, 3, 2)]
    assert (told[0]["department"], told[0]["url"][:9]) == ("财政局", "/enquiry/")
    assert "未公开的信" not in client.get("/").content.decode()
