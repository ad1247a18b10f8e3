"""The big screen without a script: every state, what is answered now, and never what only the studio may know."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.reply import release_answer
from interaction.queries.screen import HISTORY, screen_page, size_of
from tests.interaction.afterwards import answered, full_interview
from tests.interaction.making import approved, interview, participant, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = {
    "announced": "The interview begins",
    "live": "The next question is being chosen",
    "paused": "A short break",
    "interrupted": "The interview is interrupted",
    "wrapping-up": "Last answers. What is not answered here is answered in writing.",
    "archived": "Thank you for asking",
    "cancelled": "This interview was cancelled",
}


@pytest.fixture
def occasion():
    return interview(title_en="Old estates renewed")


@pytest.fixture
def host(occasion):
    return participant(occasion, "host", name="周岚").user


@pytest.fixture
def guest(occasion):
    return participant(occasion, "guest", name="李建国", post="局长")


def screen(client, occasion, language="en", query=""):
    address = reverse("interaction:screen", args=[occasion.pk]) + query
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def shown(page: str, words: str) -> bool:
    """Whether the part that begins with these words is there and not hidden."""
    opening = page[: page.index(words)].rpartition('data-when="')[2].partition(">")[0]
    return " hidden" not in opening


@pytest.mark.parametrize("state", WORDS)
def test_each_state_shows_itself_and_hides_the_others(client, state):
    page = screen(client, interview(state, why="广播系统故障"))

    visible = {other for other, words in WORDS.items() if shown(page, words)}
    expected = {"live", "wrapping-up"} if state == "wrapping-up" else {state}  # both wait for the next question
    assert visible == expected
    assert shown(page, "广播系统故障") == (state in ("announced", "paused", "interrupted", "cancelled"))


def test_postponed_interview_shows_both_times(client):
    before = timezone.now() + timedelta(days=1)
    late = interview("announced", starts_at=before + timedelta(days=2), ends_at=before + timedelta(days=3))
    late.postponed_from = before
    late.save()

    page = screen(client, late)

    assert f'<del data-fill="postponed"><time datetime="{timezone.localtime(before):%Y-%m-%d}' in page


def test_screen_shows_question_and_answer_with_name_post_and_department(client, occasion, host, guest):
    asked = approved(occasion, "名单怎么排的？")
    acts.air(asked, by=host)
    release_answer(asked, guest, "按楼龄排。", by=host)

    page = screen(client, occasion)

    assert page.index("名单怎么排的？") < page.index("按楼龄排。")
    assert page.count("李建国") == 2  # beside the answer, and among the guests
    assert guest.department.name in page


def test_screen_carries_title_in_both_languages_code_and_address(client, settings, occasion):
    settings.SITE_URL = "https://example.org"

    page = screen(client, occasion, "zh-hans")

    assert "老旧小区改造" in page
    assert "Old estates renewed" in page
    assert reverse("interaction:qr", args=[occasion.pk]) in page
    assert f"example.org<wbr>/interview/{occasion.pk}/" in page


def test_screen_has_nothing_to_press(client, occasion):
    page = screen(client, occasion)

    for control in ("<button", "<form", "<input", "<select"):
        assert control not in page
    assert 'http-equiv="refresh"' in page  # without a script it reloads by itself


def test_shortlist_never_leaks_to_the_public_screen(client, occasion, host):
    secret = approved(occasion, "入选的问题，保密吗？")
    acts.shortlist(secret, by=host)

    public = screen(client, occasion)
    refused = client.get(reverse("interaction:screen", args=[occasion.pk]) + "?preview")
    client.force_login(host)
    preview = screen(client, occasion, query="?preview")
    signed_in = screen(client, occasion)

    assert screen_page(occasion).coming == []
    assert "入选的问题" in preview
    assert "入选的问题" not in public + signed_in
    assert "-studio" not in public + signed_in
    assert refused.status_code == 404


def test_preview_is_closed_to_strangers_with_an_account(client, occasion):
    client.force_login(person())

    assert client.get(reverse("interaction:screen", args=[occasion.pk]) + "?preview").status_code == 404


def test_history_holds_the_newest_answers_without_what_is_on_air():
    made = full_interview(ended=False)
    for number in range(HISTORY):
        last = answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")

    past = screen_page(made.fresh()).history

    assert last.pk == made.fresh().on_air_id
    assert len(past) == HISTORY
    assert past[0].question["text"] == f"又一个问题{HISTORY - 2}，怎么办？"
    assert past[0].names == "李建国"
    assert made.questions["same"].pk not in [one.question["id"] for one in past]


def test_nothing_is_on_air_while_the_interview_stands_still(occasion, host):
    acts.air(approved(occasion, "名单怎么排的？"), by=host)
    acts.change_phase(occasion, "pause", by=host)
    occasion.refresh_from_db()

    assert occasion.on_air_id is not None
    assert screen_page(occasion).on_air is None


@pytest.mark.parametrize(("text", "size"), [("", 1), ("问" * 24, 1), ("问" * 25, 2), ("q" * 49, 2), ("问" * 301, 6)])
def test_type_gets_smaller_with_the_length_of_the_text(text, size):
    assert size_of(text) == size


def test_screen_asks_as_often_for_many_answers_as_for_one(client):
    made = full_interview(ended=False)
    screen(client, made.occasion)
    with CaptureQueriesContext(connection) as one:
        screen(client, made.occasion)
    for number in range(3):
        answered(made.occasion, made.guest, made.host, f"又一个问题{number}，怎么办？")

    with CaptureQueriesContext(connection) as many:
        screen(client, made.occasion)

    assert len(many) == len(one)
