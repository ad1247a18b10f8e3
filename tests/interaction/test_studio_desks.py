"""The desks of guests and transcriber, who is there, what stands on the board before, during and at the end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.assigning import assign
from interaction.actions.joining import join
from interaction.actions.presence import arrive
from interaction.actions.reply import draft_answer, hand_in, release_answer, send_back
from interaction.models import Phrase
from interaction.queries.studio_page import studio_page
from tests.interaction.making import approved, interview, participant
from tests.interaction.studio_rooms import at, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def asked(occasion):
    return approved(occasion)


def test_here_is_said_by_script_and_by_the_frame_without_scripts(client, occasion, guest):
    client.force_login(guest.user)
    assert client.post(at(occasion, "here")).status_code == 204
    guest.refresh_from_db()
    assert guest.seen_at is not None

    framed, around = client.get(at(occasion, "here")), client.get(reverse("interaction:studio", args=[occasion.pk]))

    assert framed["Refresh"] == "20"
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "frame-src 'self'" in around["Content-Security-Policy"]
    assert around["X-Frame-Options"] == "DENY"
    assert f'<noscript><iframe class="studio-here" src="{at(occasion, "here")}"' in around.content.decode()


def test_studio_says_who_is_at_the_desk(client, occasion, host, guest):
    arrive(occasion, by=guest.user)

    assert "2 at their desks" in page(client, reverse("interaction:studio", args=[occasion.pk]), host)


def test_guest_finds_what_was_given_first_and_prepares_it(client, occasion, host, guest):
    other = participant(occasion, "guest")
    mine, theirs, free, approved_only = (approved(occasion, f"第{n}个问题怎么办？", visitor=f"v{n}") for n in range(4))
    for question in (theirs, free):
        acts.shortlist(question, by=host)
    assign(theirs, by=host, guest=other)
    assign(mine, by=host, guest=guest)

    prepare = studio_page(occasion, guest.user).prepare

    assert [(desk.question.pk, desk.is_given) for desk in prepare] == [(mine.pk, True), (free.pk, False)]
    assert studio_page(occasion, host).prepare == []
    board = page(client, at(occasion, "board"), guest.user)
    assert board.index("Given to you") < board.index("Approved")
    assert f'id="prepare-{guest.pk}-{mine.pk}"' in board


def test_transcriber_prepares_for_whoever_was_given_a_question(occasion, host):
    typist = participant(occasion, "transcriber").user
    silent = occasion.participants.create(part="guest", name="无账号嘉宾")
    given, _free = approved(occasion), approved(occasion, "没有指派的问题呢？", visitor="v2")
    assign(given, by=host, guest=silent)

    assert [(desk.question, desk.guest) for desk in studio_page(occasion, typist).prepare] == [(given, silent)]
    answer = release_answer(given, silent, "由记录员代录。", by=typist)
    assert (answer.byline, answer.author) == ("无账号嘉宾", typist)


def test_draft_before_the_interview_is_kept_for_the_air(guest, host):
    coming = interview("collecting")
    speaker, question = participant(coming, "guest"), approved(coming)

    draft = draft_answer(question, speaker, "先准备好。", by=speaker.user)

    coming.refresh_from_db()
    acts.change_phase(coming, "go-live", by=None)
    assert release_answer(question, speaker, draft.text, by=speaker.user, version=draft.version).text == "先准备好。"


def test_what_waits_stands_with_whoever_may_release_it(client, occasion, host, guest, asked):
    draft = hand_in(asked, guest, "请看一下。", by=guest.user)

    assert f'action="{at(occasion, "release")}"' in page(client, at(occasion, "board"), host)
    assert f'action="{at(occasion, "release")}"' not in page(client, at(occasion, "board"), guest.user)
    client.force_login(host)
    sent = {"question": asked.pk, "guest": guest.pk, "version": draft.version}
    assert client.post(at(occasion, "send-back"), sent | {"text": "写明时限"}).status_code == 302
    assert asked.messages.get(kind="answer").state == "draft"


def test_sentence_of_the_second_person_stands_at_the_writers_desk(client, occasion, host, guest, asked):
    acts.air(asked, by=host)
    draft = hand_in(asked, guest, "太短。", by=guest.user)
    send_back(asked, guest, "请写明办理时限", by=host, version=draft.version)

    assert "请写明办理时限" in page(client, at(occasion, "board"), guest.user)

    hand_in(asked, guest, "三天。", by=guest.user, version=draft.version + 1)
    assert "请写明办理时限" not in page(client, at(occasion, "board"), guest.user)


def test_interview_with_a_second_person_offers_no_publishing_but_to_the_host(client, guest):
    strict = interview(needs_second=True)
    host, speaker = participant(strict, "host").user, participant(strict, "guest")
    acts.air(approved(strict), by=host)

    guests, hosts = page(client, at(strict, "board"), speaker.user), page(client, at(strict, "board"), host)

    assert f'action="{at(strict, "hand-in")}" data-desk' in guests
    assert at(strict, "answer") not in guests
    assert 'name="skip" value="on"' in hosts


def test_readiness_stands_before_going_live_and_what_was_missing_is_recorded(client, host):
    coming = interview("collecting")
    speaker = participant(coming, "host").user
    before = page(client, at(coming, "board"), speaker)
    assert "Before going live" in before
    assert "Go live all the same" in before

    client.post(at(coming, "test-frame"))
    assert client.post(at(coming, "go-live")).status_code == 302

    missing = coming.events.get(kind="go-live").data["not_ready"]
    assert "test-frame" not in missing
    assert "guest" in missing


def test_end_is_offered_on_the_page_half_an_hour_late(client, host, guest):
    now = timezone.now()
    late = interview(starts_at=now - timedelta(hours=2), ends_at=now - timedelta(minutes=31))
    speaker = participant(late, "host").user

    assert "half an hour over its time" in page(client, reverse("interaction:studio", args=[late.pk]), speaker)


def test_end_warns_of_answers_that_still_wait(client, occasion, host, guest, asked):
    hand_in(asked, guest, "请看一下。", by=guest.user)

    assert "1 answer still waits for a second person" in page(client, at(occasion, "board"), host)


def test_prepared_sentences_are_offered_by_use(occasion, host):
    Phrase.objects.all().delete()
    for use, active in (("words", True), ("answer", True), ("answer", False)):
        Phrase.objects.create(use=use, text=f"{use} {active}", is_active=active)

    board = studio_page(occasion, host)

    assert [one.text for one in board.words] == ["words True"]
    assert [one.text for one in board.phrases] == ["answer True"]


def test_most_alike_questions_come_first_in_the_picker(occasion, host):
    on_air = approved(occasion, "老旧小区加装电梯要多少户同意？", visitor="v1")
    approved(occasion, "幼儿园什么时候报名？", visitor="v2")
    alike = approved(occasion, "加装电梯需要多少户业主同意？", visitor="v3")
    acts.air(on_air, by=host)
    occasion.refresh_from_db()

    assert studio_page(occasion, host).joinable[0] == alike
    assert on_air not in studio_page(occasion, host).joinable


def test_board_and_sheet_ask_as_often_for_three_rows_as_for_one(client, occasion, host, guest):
    def more(number):
        for place in range(number):
            first = approved(occasion, f"第{number}{place}个问题怎么办？", visitor=f"a{number}{place}")
            assign(first, by=host, guest=guest)
            draft = hand_in(first, guest, "请看。", by=guest.user)
            send_back(first, guest, "再改", by=host, version=draft.version)
            second = approved(occasion, f"第{number}{place}个相同问题怎么办？", visitor=f"b{number}{place}")
            join(second, first, by=host)
        return first

    on_air = more(1)
    acts.air(on_air, by=host)
    client.force_login(host)
    addresses = (at(occasion, "board"), at(occasion, "question", on_air.pk))
    for address in addresses:
        client.get(address)
    one = [queries(client, address) for address in addresses]

    more(2)

    assert [queries(client, address) for address in addresses] == one
