"""The room in every state, the unhappy ones too, and with everything that may stand in its stream."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions import joining, notes, pictures, spoken
from interaction.actions.reactions import react
from interaction.actions.reply import release_answer
from interaction.actions.support import support
from interaction.models import Message, Occasion, Theme
from interaction.queries.room_page import room_page
from people.models import Role
from tests.interaction.making import approved, interview, moderator, person
from tests.interaction.paint import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def room(client, occasion, language="en", query=""):
    address = reverse("interaction:room", args=[occasion.pk]) + query
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def shows(page, opening):
    """Whether the one element that begins so is not hidden."""
    assert page.count(opening) == 1, opening
    return " hidden" not in page.split(opening)[1].split(">")[0]


def answered(occasion, guest, host, body="名单怎么排的？"):
    asked = approved(occasion, body)
    acts.air(asked, by=host)
    return release_answer(asked, guest, f"答：{body}", by=host)


def shown(occasion, host, alt="演播室里的嘉宾", alt_en=""):
    return pictures.show_picture(occasion, io.BytesIO(picture()), alt=alt, alt_en=alt_en, by=host)


ALL = {
    "announced": '<section class="card before" aria-labelledby="before-title" data-when="announced collecting"',
    "paused": '<p class="notice warn" data-when="paused"',
    "interrupted": '<p class="notice warn" data-when="interrupted"',
    "wrapping-up": '<p class="notice warn" data-when="wrapping-up"',
    "archived": '<p class="notice" data-when="archived"',
    "cancelled": '<p class="notice stop" data-when="cancelled"',
}


@pytest.mark.parametrize("state", [*ALL, "live"])
def test_room_shows_the_notice_of_its_state_only(client, state):
    page = room(client, interview(state))

    assert {other: shows(page, opening) for other, opening in ALL.items()} == {other: other == state for other in ALL}


@pytest.mark.parametrize("state", ["interrupted", "wrapping-up"])
def test_room_on_air_shows_what_is_answered_in_every_state(client, occasion, host, state):
    acts.air(approved(occasion, "正在答的问题？"), by=host)
    Occasion.objects.filter(pk=occasion.pk).update(state=state)

    assert shows(room(client, occasion), '<section class="card now is-on"')


def test_postponed_interview_strikes_its_old_time_out_and_says_why(client):
    now = timezone.now()
    times = {"starts_at": now + timedelta(days=2), "ends_at": now + timedelta(days=2, hours=1)}
    moved = interview("collecting", postponed_from=now + timedelta(hours=3), why="防汛<b>", **times)

    page = room(client, moved)

    assert "防汛&lt;b&gt;" in page
    assert shows(page, '<p class="notice why breaks" data-why')
    assert shows(page, "<p data-postponed")
    assert f'<s><time datetime="{room_page(moved).standing["postponed_from"]}"' in page
    assert not shows(room(client, interview("collecting", **times)), "<p data-postponed")


@pytest.mark.parametrize(("minutes", "late"), [(-1, True), (1, False)])
def test_interview_whose_time_has_come_says_starting_shortly(client, minutes, late):
    now = timezone.now()
    occasion = interview("collecting", starts_at=now + timedelta(minutes=minutes), ends_at=now + timedelta(hours=1))

    page = room(client, occasion)

    assert shows(page, "<p data-late") is late
    assert shows(page, "<span data-on-time") is not late
    assert room_page(occasion).is_late is late


def test_live_interview_is_never_late():
    assert not room_page(interview("live")).is_late


@pytest.mark.parametrize("policy", ["slow", "hold", "closed", "pre"])
def test_policy_is_said_beside_the_ask_box(client, policy):
    page = room(client, interview(policy=policy))

    said = {other: shows(page, f'data-policy="{other}"') for other in ("slow", "hold", "closed")}
    assert said == {other: other == policy for other in said}


def test_joined_questions_stand_below_the_main_one_with_all_their_supporters(client, occasion):
    main, other = approved(occasion, "主要的问题？？"), approved(occasion, "相近的问题？？")
    for key in ("a", "b"):
        support(other, person_key=key, tier="guest")
    joining.join(other, main, by=moderator())

    page, shown_page = room(client, occasion), room_page(occasion)

    (question,) = shown_page.open_questions
    assert (question["supports"], question["others"], [one["id"] for one in question["joined"]]) == (2, 1, [other.pk])
    assert page.count(f'id="q{other.pk}"') == 1
    assert page.index(f'id="q{main.pk}"') < page.index(f'id="q{other.pk}"')


def test_question_answered_by_word_of_mouth_stands_in_the_stream_when_it_was(client, occasion, host, guest):
    early = approved(occasion, "先提的问题？？")
    answer = answered(occasion, guest, host, "后提先答的问题？")
    Message.objects.filter(pk=answer.pk).update(released_at=timezone.now() - timedelta(minutes=1))
    spoken.mark_answered(early, by=host)

    page = room(client, occasion)

    assert [entry["question"]["id"] for entry in room_page(occasion).stream] == [early.pk, answer.submission_id]
    assert "data-spoken>" in page.split(f'id="q{early.pk}"')[1].split("</article>")[0]
    assert "data-spoken hidden>" in page.split(f'id="q{answer.submission_id}"')[1].split("</article>")[0]
    assert room_page(occasion).open_questions == []


def test_notes_stand_dated_below_what_they_are_about(client, occasion, host, guest):
    answer = answered(occasion, guest, host)
    words = acts.say(occasion, "各位好。", by=host)
    notes.add_note(answer, "应为六十八个。<i>", kind="note", by=host)
    notes.add_note(answer, "已经开放。", kind="progress", by=person(Role.PRODUCER))
    notes.add_note(words, "日期更正。", kind="note", by=host)

    page = room(client, occasion)

    below = page.split(f'id="a{answer.pk}"')[1].split("qa-tools")[0]
    assert below.index("应为六十八个。&lt;i&gt;") < below.index("已经开放。")
    assert below.count('data-what="progress">') == 1
    assert "日期更正。" in page.split(f'id="w{words.pk}"')[1].split("</article>")[0]


def test_picture_has_its_alternative_text_in_the_readers_language(client, occasion, host):
    kept = shown(occasion, host, alt='"嘉宾">', alt_en='The "guest"')

    chinese, english = room(client, occasion, "zh-hans"), room(client, occasion)

    assert f'<a href="/pictures/{kept.name}" target="_blank" rel="noopener">' in chinese
    assert 'alt="&quot;嘉宾&quot;&gt;"' in chinese
    assert 'alt="The &quot;guest&quot;"' in english
    assert f'width="{kept.width}" height="{kept.height}"' in chinese
    pictures.withdraw_picture(kept, by=host)
    assert kept.name not in room(client, occasion)


def test_cover_stands_before_and_after_but_not_while_live(client, occasion, host):
    occasion.cover = shown(occasion, host)
    opening = '<figure class="cover-picture" data-part="cover"'

    for state, there in (("collecting", True), ("live", False), ("archived", True)):
        Occasion.objects.filter(pk=occasion.pk).update(state=state, cover=occasion.cover)
        assert shows(room(client, occasion), opening) is there


def test_video_is_there_only_with_an_address_and_has_its_captions(client):
    bare = room(client, interview())
    filmed = interview(video_url="https://video.example.org/a.m3u8", captions_url="https://video.example.org/a.vtt")

    page = room(client, filmed)

    assert "<video" not in bare
    assert '<source src="https://video.example.org/a.m3u8" type="application/vnd.apple.mpegurl">' in page
    assert '<track kind="captions" src="https://video.example.org/a.vtt" srclang="zh"' in page
    assert "<video" in room(client, interview("archived", video_url="https://video.example.org/a.mp4"))
    assert not shows(room(client, interview("collecting", video_url="https://v.example.org/a.mp4")), "data-video")


def test_answer_shows_how_many_it_helped_and_links_to_its_page(client, occasion, host, guest):
    answer = answered(occasion, guest, host)
    for key in ("a", "b"):
        react(answer, person_key=key)

    page = room(client, occasion)

    assert f'<span data-helpful="{answer.pk}">2</span>' in page
    assert f'href="{reverse("interaction:answer", args=[occasion.pk, answer.submission_id])}#a{answer.pk}"' in page


def test_theme_alone_is_shown_and_named(client, occasion):
    parking, lifts = (Theme.objects.create(occasion=occasion, name=name) for name in ("停车", "电梯"))
    one, other = approved(occasion, "停车的问题？？"), approved(occasion, "电梯的问题？？")
    for asked, theme in ((one, parking), (other, lifts)):
        asked.theme = theme
        asked.save(update_fields=["theme"])

    page = room(client, occasion, query=f"?theme={parking.pk}&sort=newest")

    assert shows(page, f'<li data-question="{one.pk}"')
    assert not shows(page, f'<li data-question="{other.pk}"')
    assert f'href="?sort=answered&amp;theme={parking.pk}#asked"' in page
    assert page.count("data-theme-name>") == 2
    for wrong in ("x", "0", "-1", "9" * 40):
        assert shows(room(client, occasion, query=f"?theme={wrong}"), f'<li data-question="{other.pk}"')


def test_theme_without_a_question_says_so(client, occasion):
    empty = Theme.objects.create(occasion=occasion, name="停车")
    approved(occasion)

    assert "data-queue-none>" in room(client, occasion, query=f"?theme={empty.pk}")
    assert "data-queue-none>" not in room(client, occasion)


def test_archive_asks_for_a_rating_and_a_live_room_does_not(client):
    rate = 'data-rate-src="'

    assert rate in room(client, interview("archived"))
    assert rate not in room(client, interview())


def test_room_asks_as_often_with_everything_in_it_three_times(client, occasion, host, guest):
    producer = person(Role.PRODUCER)

    def happen(number):
        answer = answered(occasion, guest, host, f"答过的{number}？？")
        notes.add_note(answer, "更正。", kind="note", by=host)
        notes.add_note(answer, "进展。", kind="progress", by=producer)
        main, other = approved(occasion, f"主要的{number}？？"), approved(occasion, f"相近的{number}？？")
        joining.join(other, main, by=host)
        spoken.mark_answered(approved(occasion, f"口头的{number}？？"), by=host)
        shown(occasion, host)
        Theme.objects.create(occasion=occasion, name=f"主题{number}")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            room(client, occasion)
        return len(asked)

    happen("一")
    room(client, occasion)
    one = queries()
    happen("二")
    happen("三")

    assert queries() == one
