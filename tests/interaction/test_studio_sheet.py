"""The sheet of one question, the notes afterwards, pictures and presence: pages and plain forms of the studio."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.assigning import assign
from interaction.actions.joining import join
from interaction.actions.notes import add_note
from interaction.actions.presence import arrive
from interaction.actions.reply import draft_answer, hand_in, release_answer, send_back
from interaction.actions.support import support
from interaction.models import Message, Phrase
from interaction.queries.studio_page import studio_page
from interaction.queries.studio_sheet import afterwards, support_tiers
from people.models import Role
from tests.interaction.making import approved, department, interview, participant, person
from tests.interaction.paint import picture

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AS_JSON = {"Accept": "application/json"}


def at(occasion, step, *more):
    return reverse(f"interaction:studio_{step}", args=[occasion.pk, *more])


def page(client, address, user=None, language="en"):
    if user:
        client.force_login(user)
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def asked(occasion):
    return approved(occasion)


def test_sheet_counts_each_supporter_once_and_tiers_apart(occasion, host, asked):
    other = approved(occasion, "外墙要不要做保温？", visitor="v2")
    for question, key, tier in ((asked, "a", "guest"), (other, "a", "guest"), (other, "b", "verified")):
        support(question, person_key=key, tier=tier)
    join(other, asked, by=host)

    assert [count for _label, count in support_tiers(asked)] == [1, 0, 1]


def test_host_finds_every_act_in_the_sheet_and_a_guest_none(client, occasion, host, guest, asked):
    joined = approved(occasion, "外墙要不要做保温？", visitor="v2")
    approved(occasion, "第三个问题可以合并吗？", visitor="v3")
    join(joined, asked, by=host)
    steps = ("assign", "join", "forward", "mark-answered", "separate", "air", "shortlist")

    hosts = page(client, at(occasion, "question", asked.pk), host)
    guests = page(client, at(occasion, "question", asked.pk), guest.user)

    for step in steps:
        assert f'action="{at(occasion, step)}"' in hosts
        assert f'action="{at(occasion, step)}"' not in guests
    assert "外墙要不要做保温？" in guests


def test_sheet_is_closed_to_others_and_to_other_interviews(client, occasion, host, asked):
    elsewhere = approved(interview())
    client.force_login(host)
    assert client.get(at(occasion, "question", elsewhere.pk)).status_code == 404
    assert client.get(at(occasion, "question", 99999999)).status_code == 404

    client.force_login(person())
    for address in (at(occasion, "question", asked.pk), at(occasion, "after"), at(occasion, "here")):
        assert client.get(address).status_code == 404


def test_plain_form_gives_a_question_to_a_guest_a_department_or_nobody(client, occasion, host, guest, asked):
    office = department()
    client.force_login(host)
    given = []
    for value in (f"guest-{guest.pk}", f"department-{office.pk}", ""):
        assert client.post(at(occasion, "assign"), {"question": asked.pk, "given": value}).status_code == 302
        asked.refresh_from_db()
        given.append((asked.assigned_to, asked.department))

    assert given == [(guest, guest.department), (None, office), (None, None)]


@pytest.mark.parametrize("value", ["guest-99999", "guest-x", "department-", "nonsense-1' OR 1=1", "guest-" + "9" * 24])
def test_forged_receiver_is_refused_with_a_sentence(client, occasion, host, asked, value):
    client.force_login(host)

    answer = client.post(at(occasion, "assign"), {"question": asked.pk, "given": value}, headers=AS_JSON)

    asked.refresh_from_db()
    assert (answer.status_code, asked.assigned_to) in ((400, None), (200, None))


def test_ticked_questions_are_joined_by_a_plain_form_all_or_none(client, occasion, host, asked):
    others = [approved(occasion, f"第{n}个相同的问题怎么办？", visitor=f"v{n}") for n in range(2)]
    client.force_login(host)
    ids = [one.pk for one in others]

    assert client.post(at(occasion, "join"), {"question": asked.pk, "also": [*ids, asked.pk]}).status_code == 400
    assert not occasion.submissions.filter(state="merged").exists()
    assert client.post(at(occasion, "join"), {"question": asked.pk, "also": ids}).status_code == 302
    assert set(occasion.submissions.filter(merged_into=asked).values_list("pk", flat=True)) == set(ids)


def test_answer_takes_ticked_questions_along(client, occasion, host, guest, asked):
    other = approved(occasion, "外墙要不要做保温？", visitor="v2")
    client.force_login(host)
    sent = {"question": asked.pk, "guest": guest.pk, "text": "都做。", "also": [other.pk]}

    assert client.post(at(occasion, "answer"), sent, headers=AS_JSON).status_code == 200

    other.refresh_from_db()
    assert other.merged_into == asked


def test_policy_is_set_for_everybody_and_a_wrong_one_refused(client, occasion, host):
    client.force_login(host)
    assert client.post(at(occasion, "policy"), {"policy": "hold"}).status_code == 302
    occasion.refresh_from_db()
    assert occasion.policy == "hold"

    for wrong in ("open", "", "x" * 400):
        assert client.post(at(occasion, "policy"), {"policy": wrong}, headers=AS_JSON).status_code == 400
    occasion.refresh_from_db()
    assert occasion.policy == "hold"


def test_picture_comes_in_by_a_plain_form_and_goes_back(client, occasion, host):
    client.force_login(host)
    sent = {"upload": SimpleUploadedFile("../../x.svg", picture(), "text/html"), "alt": "嘉宾在演播室"}

    assert client.post(at(occasion, "picture"), sent).status_code == 302

    shown = occasion.pictures.get()
    assert f'src="/pictures/{shown.name}"' in page(client, at(occasion, "board"))
    assert client.post(at(occasion, "withdraw-picture"), {"picture": shown.pk}).status_code == 302
    assert shown.name not in page(client, at(occasion, "board"))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"alt": "没有图片"},
        {"upload": SimpleUploadedFile("x.jpg", picture(), "image/jpeg")},
        {"upload": SimpleUploadedFile("x.jpg", b"MZ\x90", "image/jpeg"), "alt": "不是图片"},
        {"upload": SimpleUploadedFile("x.jpg", b"", "image/jpeg"), "alt": "空文件"},
        {"upload": SimpleUploadedFile("x.jpg", picture(), "image/jpeg"), "alt": "长" * 500},
    ],
)
def test_picture_that_is_none_gets_one_plain_sentence(client, occasion, host, sent):
    client.force_login(host)

    answer = client.post(at(occasion, "picture"), sent, headers=AS_JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not occasion.pictures.exists()


def test_guest_sends_no_picture(client, occasion, guest):
    client.force_login(guest.user)
    sent = {"upload": SimpleUploadedFile("x.jpg", picture()), "alt": "嘉宾"}

    assert client.post(at(occasion, "picture"), sent).status_code == 404


def test_here_is_said_by_script_and_by_the_frame_without_scripts(client, occasion, guest):
    client.force_login(guest.user)
    assert client.post(at(occasion, "here")).status_code == 204
    guest.refresh_from_db()
    assert guest.seen_at is not None

    framed, around = client.get(at(occasion, "here")), client.get(reverse("interaction:studio", args=[occasion.pk]))

    assert 'http-equiv="refresh"' in framed.content.decode()
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


def answered(occasion, guest, host, number):
    for place in range(number):
        asked = approved(occasion, f"第{number}{place}个问题怎么办？", visitor=f"v{number}{place}")
        answer = release_answer(asked, guest, "这样办。", by=guest.user)
        add_note(answer, "补充一句。", kind=Message.Kind.NOTE, by=host)
        acts.say(occasion, "下一个问题。", by=host)
    return answer


def test_afterwards_lists_what_was_published_with_the_forms_each_may_use(client, occasion, host, guest):
    answer = answered(occasion, guest, host, 1)
    acts.end(occasion, by=host)
    officer = person(Role.OFFICER, department=answer.department)
    rights = {
        name: [(entry.may_correct, entry.may_progress) for entry in afterwards(occasion, who)]
        for name, who in (("host", host), ("guest", guest.user), ("officer", officer))
    }

    assert rights == {
        "host": [(True, False), (True, False)],
        "guest": [(True, True), (False, False)],
        "officer": [(False, True), (False, False)],
    }
    shown = page(client, at(occasion, "after"), officer)
    assert "补充一句。" in shown
    assert shown.count(f'action="{at(occasion, "note")}"') == 1


def test_note_by_a_plain_form_stands_below_the_answer(client, occasion, host, guest):
    answer = answered(occasion, guest, host, 1)
    acts.end(occasion, by=host)
    client.force_login(guest.user)

    sent = {"about": answer.pk, "kind": "progress", "text": "六月十七日已通车。"}
    answer_page = client.post(at(occasion, "note"), sent)

    assert answer_page.url == f"{at(occasion, 'after')}#m{answer.pk}"
    assert "六月十七日已通车。" in page(client, at(occasion, "after"))


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "answer"}, {"text": "长" * 3000}, {"about": "999999999999999999999"}, {"about": "x"}]
)
def test_note_with_nonsense_gets_a_sentence(client, occasion, host, guest, sent):
    answer = answered(occasion, guest, host, 1)
    client.force_login(guest.user)
    before = Message.objects.count()

    told = client.post(at(occasion, "note"), {"about": answer.pk, "kind": "progress"} | sent, headers=AS_JSON)

    assert told.status_code == 400
    assert told.json()["sentence"]
    assert Message.objects.count() == before


def test_officer_of_another_department_finds_nothing_afterwards(client, occasion, host, guest):
    answered(occasion, guest, host, 1)
    client.force_login(person(Role.OFFICER, department=department()))

    assert client.get(at(occasion, "after")).status_code == 404
    assert client.post(at(occasion, "note"), {}).status_code == 404


def test_afterwards_asks_as_often_for_three_answers_as_for_one(client, occasion, host, guest):
    answered(occasion, guest, host, 1)
    client.force_login(guest.user)
    client.get(at(occasion, "after"))
    one = queries(client, at(occasion, "after"))

    answered(occasion, guest, host, 2)

    assert queries(client, at(occasion, "after")) == one


def test_every_page_of_the_studio_keeps_headings_in_order(client, occasion, host, guest, asked):
    answered(occasion, guest, host, 1)
    for address in (at(occasion, "question", asked.pk), at(occasion, "after"), f"/studio/{occasion.pk}/"):
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page(client, address, host))]

        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), address
