"""The page of one answer: whole, shareable, and with the way to its neighbours."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions.joining import join
from interaction.actions.support import support
from interaction.models import Message
from tests.interaction.afterwards import answered, full_interview
from tests.interaction.making import approved, interview, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def made():
    return full_interview(ended=False)


def address(asked):
    return reverse("interaction:answer", args=[asked.occasion_id, asked.pk])


def page(client, asked, language="en"):
    response = client.get(address(asked), headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_question_answer_correction_joined_ones_and_supporters(client, made):
    alike = approved(made.occasion, "电梯到底哪一天装？")
    for asked, who in ((made.questions["first"], "a"), (alike, "a"), (alike, "b")):
        support(asked, person_key=who, tier="guest")
    join(alike, made.questions["first"], by=made.host)

    text = page(client, made.questions["first"])

    for part in (
        "电梯什么时候装？",
        "我们楼电梯哪天装好？",
        "答：电梯什么时候装？",
        "时间改为六月。",
        "李建国",
        "局长",
    ):
        assert part in text
    assert "2 people also want to know" in text  # the same person counts once


def test_page_can_be_shared(client, settings, made):
    settings.SITE_URL = "https://example.org"
    link = f"https://example.org{address(made.questions['first'])}"

    text = page(client, made.questions["first"])

    assert f'<link rel="canonical" href="{link}">' in text
    assert f'<meta property="og:url" content="{link}">' in text
    assert '<meta property="og:title" content="电梯什么时候装？">' in text
    assert '<meta property="og:description" content="答：电梯什么时候装？">' in text
    assert f'id="answer-link" value="{link}"' in text


def test_texts_cannot_leave_the_meta_tags(client, made):
    asked = answered(made.occasion, made.guest, made.host, '"><script>alert(1)</script>这是什么？')

    text = page(client, asked)

    assert "<script>alert" not in text
    assert 'content="&quot;&gt;&lt;script&gt;' in text


def test_neighbours_follow_the_order_of_the_answers(client, made):
    first, second = made.questions["first"], made.questions["second"]
    third = answered(made.occasion, made.guest, made.host, "第三个问题，怎么办？")

    middle = page(client, second)

    assert f'rel="prev" href="{address(first)}"' in middle
    assert f'rel="next" href="{address(third)}"' in middle
    assert 'rel="prev"' not in page(client, first)
    assert 'rel="next"' not in page(client, third)


def test_joined_question_leads_to_the_main_one(client, made):
    response = client.get(address(made.questions["same"]))

    assert (response.status_code, response["Location"]) == (302, address(made.questions["first"]))


def test_open_question_says_what_comes_next(client, made):
    text = page(client, made.questions["left"])

    assert "The question is in the queue." in text
    assert "rel=" not in re.search(r'<nav class="answer-beside.*?</nav>', text, re.S)[0]


def test_answer_in_writing_carries_its_date(client):
    made = full_interview()
    left, late = made.questions["left"], timezone.now() + timedelta(days=3)
    assert "The department answers in writing." in page(client, left)
    Message.objects.create(submission=left, kind="answer", text="不涨。", written_at=late, released_at=late)

    text = page(client, left)

    assert "Answered in writing" in text
    assert f"{timezone.localtime(late):%-d %B %Y}" in text


def test_what_is_not_published_or_stands_elsewhere_is_absent(client, made):
    waiting = question(made.occasion, "没审过的问题，说了什么？")
    elsewhere = approved(interview(), "别处的问题，在哪里？")

    assert client.get(address(waiting)).status_code == 404
    crossed = reverse("interaction:answer", args=[made.occasion.pk, elsewhere.pk])
    assert client.get(crossed).status_code == 404


def test_page_asks_as_often_with_many_answers_as_with_one(client, made):
    first = made.questions["first"]
    page(client, first)
    with CaptureQueriesContext(connection) as one:
        page(client, first)
    for number in range(3):
        answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")

    with CaptureQueriesContext(connection) as many:
        page(client, first)

    assert len(many) == len(one)
