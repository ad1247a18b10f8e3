"""The transcript: everything that was said, in its order, for everybody, and nothing that is not public."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.spoken import mark_answered
from interaction.models import Message
from interaction.queries.transcript import transcript
from tests.interaction.afterwards import answered, full_interview, picture_of
from tests.interaction.making import approved, interview, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
POLYGLOT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def page(client, occasion, language="zh-hans"):
    response = client.get(reverse("interaction:transcript", args=[occasion.pk]), headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def order(text, *parts):
    return [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_transcript_tells_everything_in_the_order_in_which_it_happened(client):
    made = full_interview()

    text = page(client, made.occasion)

    assert order(
        text,
        "开始直播",
        "各位网友，大家好。",
        'class="told-question breaks"',
        "我们楼电梯哪天装好？",
        "答：电梯什么时候装？",
        "时间改为六月。",
        'alt="嘉宾在演播室"',
        "答：外墙漏水归谁修？",
        "物业费会不会涨？",
    )
    assert made.guest.department.name in text


def test_headings_follow_the_reader_and_citizens_texts_stay_chinese(client):
    text = page(client, full_interview().occasion, "en")

    assert "What was said" in text
    assert '<span lang="zh-Hans">电梯什么时候装？</span>' in text


def test_answer_in_writing_stands_apart_with_its_date(client):
    made = full_interview()
    late = timezone.now() + timedelta(days=3)
    left = made.questions["left"]
    Message.objects.create(
        submission=left,
        kind="answer",
        text="不涨。",
        department=made.guest.department,
        written_at=late,
        released_at=late,
    )
    left.answered_at = late
    left.save(update_fields=["answered_at"])

    spoken = transcript(made.fresh())

    assert [entry.question for entry in spoken.later] == [left]
    assert left not in [entry.question for entry in spoken.live]
    assert spoken.waiting == []
    assert order(page(client, made.occasion, "en"), "What was said", "Answered in writing afterwards", "不涨。")


def test_answer_added_in_writing_to_a_live_one_is_marked_and_stays_with_it():
    made = full_interview()
    late = timezone.now() + timedelta(days=1)
    Message.objects.create(
        submission=made.questions["first"],
        kind="answer",
        text="补充。",
        byline="王敏",
        written_at=late,
        released_at=late,
    )

    spoken = transcript(made.fresh())

    entry = next(entry for entry in spoken.live if entry.question == made.questions["first"])
    assert [(one.text, one.late) for one in entry.said] == [("答：电梯什么时候装？", False), ("补充。", True)]


def test_question_answered_by_word_of_mouth_says_so(client):
    made = full_interview(ended=False)
    acts.air(made.questions["left"], by=made.host)
    mark_answered(made.questions["left"], by=made.host)

    text = page(client, made.occasion, "en")

    assert "This question was answered by word of mouth." in text


def test_drafts_withdrawn_texts_and_waiting_questions_are_not_told(client):
    made = full_interview(ended=False)
    question(made.occasion, "没审过的问题，说了什么？")
    now = timezone.now()
    for state, text in (("draft", "还没写完的答复"), ("review", "等第二人看的答复"), ("withdrawn", "撤回的话")):
        about = {"occasion": made.occasion} if state == "withdrawn" else {"submission": made.questions["left"]}
        kind = "words" if state == "withdrawn" else "answer"
        Message.objects.create(kind=kind, state=state, text=text, written_at=now, **about)
    hidden = picture_of(made.occasion)
    hidden.withdrawn_at, hidden.alt, hidden.name = now, "撤回的图片", f"{'f' * 32}.jpg"
    hidden.save()

    text = page(client, made.occasion)

    for secret in ("没审过的问题", "还没写完的答复", "等第二人看的答复", "撤回的话", "撤回的图片", "f" * 32):
        assert secret not in text


def test_texts_are_shown_and_never_run(client):
    made = full_interview(ended=False)
    answered(made.occasion, made.guest, made.host, POLYGLOT)
    acts.say(made.fresh(), POLYGLOT, by=made.host)

    text = page(client, made.occasion)

    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert text.count("&lt;script&gt;alert(1)") == 4  # question, answer, words, contents


def test_transcript_of_a_draft_is_absent(client):
    hidden = interview("draft")

    for name in ("transcript", "transcript_word", "record", "record_file", "interview_statistics", "screen"):
        assert client.get(reverse(f"interaction:{name}", args=[hidden.pk])).status_code == 404


def test_transcript_before_anything_was_said_says_so(client):
    text = page(client, interview("announced"), "en")

    assert "Nothing has been said yet." in text


def test_transcript_asks_as_often_for_three_answers_as_for_one(client):
    made = full_interview(ended=False)
    address = reverse("interaction:transcript", args=[made.occasion.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(3):
        answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")
        acts.say(made.fresh(), "下一个。", by=made.host)
        participant(made.occasion, "guest")
        approved(made.occasion, f"没答的问题{number}，怎么办？")

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(one)


def test_transcript_holds_nothing_of_the_readers_own(client):
    made = full_interview()
    before = page(client, made.occasion)
    reader = person()
    client.force_login(reader)

    after = page(client, made.occasion)

    assert reader.name not in re.sub(r"<header.*?</header>", "", after, flags=re.S)
    assert "csrfmiddlewaretoken" not in re.search(r"<main.*</main>", before, flags=re.S)[0]
