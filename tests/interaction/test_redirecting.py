"""Sent on to another channel: with text, number, code and history, by a moderator or by the author."""

import pytest
from django.urls import reverse

from interaction.actions.events import chain_holds
from interaction.actions.letters import assign
from interaction.actions.redirecting import send_on
from interaction.actions.second_look import appeal
from interaction.actions.submit import submit
from interaction.demo.wiping import wipe
from interaction.models import Event, Notice, Occasion, Submission
from interaction.queries.room import my_questions, published_questions
from moderation.actions import approve, reject
from moderation.actions.redirect import redirect
from moderation.models import Appeal, Decision
from people.refusals import Closed, NotAllowed, Refusal, Stale
from people.visitor import visitor_hash
from tests.interaction.making import case_of, department, interview, letter, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ENGLISH = {"accept-language": "en"}
BODY = "我家电话13900001234，楼道灯不亮？"


@pytest.fixture
def author():
    return person()


@pytest.fixture
def asked(occasion, author):
    return question(occasion, BODY, author=author)


def sent_on(asked: Submission, by=None, to="enquiry") -> Submission:
    case = case_of(asked)
    redirect(case, to, by=by or moderator(), version=case.version)
    return Submission.objects.get(pk=asked.pk)


def wrong_channel(asked: Submission) -> Submission:
    case = case_of(asked)
    reject(case, by=moderator(), version=case.version, reason="wrong-channel")
    return Submission.objects.get(pk=asked.pk)


def test_waiting_question_arrives_as_read_with_everything_it_had(asked, author):
    moved = sent_on(asked)

    assert (moved.channel, moved.state, moved.occasion) == ("enquiry", "accepted", None)
    assert (moved.number, moved.code_hash, moved.author, moved.title) == (asked.number, asked.code_hash, author, BODY)
    letter = moved.messages.get(kind="letter")
    assert (letter.text, letter.public_text) == (BODY, "我家电话139****1234，楼道灯不亮？")
    assert moved.published_at is None


def test_history_goes_along_and_says_where_it_came_from(asked, occasion):
    moved = sent_on(asked)

    assert [event.kind for event in moved.events.order_by("seq")] == ["submitted", "redirect", "moved"]
    told = moved.events.get(kind="moved").data
    assert told == {"from": "interview", "to": "enquiry", "occasion": occasion.pk}
    assert chain_holds(moved.events.order_by("seq"))


def test_case_and_decision_say_where_to_and_why(asked):
    by = moderator()
    moved = sent_on(asked, by)

    case, decision = case_of(moved), Decision.objects.get()
    assert (case.state, case.reason, case.decided_by) == ("redirected", None, by)
    assert (decision.outcome, decision.reason_id, decision.after["to"]) == ("redirected", "wrong-channel", "enquiry")
    event = moved.events.get(kind="redirect")
    assert (event.data["decision"], event.data["digest"], event.data["channel"]) == (
        decision.pk,
        decision.digest,
        "enquiry",
    )


def test_author_is_told_once_and_sees_it_in_the_room_still(asked, author, occasion):
    moved = sent_on(asked)

    assert Notice.objects.filter(event=moved.events.get(kind="redirect"), user=author).count() == 1
    assert list(my_questions(occasion, visitor="nobody", user=author)) == [moved]
    assert list(my_questions(occasion, visitor=visitor_hash("v1", occasion.topic), user=None)) == [moved]
    assert list(my_questions(occasion, visitor="nobody", user=person())) == []
    assert list(published_questions(occasion)) == []


def test_new_clock_starts_when_a_department_gets_it(asked):
    moved = sent_on(asked)
    assert moved.deadlines.count() == 0

    assign(moved, department(), by=person("dispatcher"))

    assert [clock.rule.clock for clock in moved.deadlines.open()] == ["return", "answer"]


def test_refused_question_is_sent_on_too_and_its_appeal_ends(asked, author):
    refused = wrong_channel(asked)
    made = appeal(refused, "我想在访谈里问这个问题。", by=author)

    moved = sent_on(refused)

    assert (moved.state, moved.outcome, Appeal.objects.get(pk=made.pk).state) == ("accepted", "", "overturned")


def test_published_question_is_not_sent_on(asked):
    approve(case_of(asked), by=moderator(), version=1)

    with pytest.raises(Closed):
        sent_on(asked)

    asked.refresh_from_db()
    assert asked.channel == "interview"


def test_sent_on_once_it_is_not_sent_on_again(asked):
    moved = sent_on(asked)

    with pytest.raises(Closed):
        redirect(case_of(moved), "enquiry", by=moderator(), version=case_of(moved).version)


@pytest.mark.parametrize("to", ["", "interview", "no-such-channel"])
def test_unknown_place_is_refused_with_what_to_do(asked, to):
    with pytest.raises(Refusal):
        sent_on(asked, to=to)

    asked.refresh_from_db()
    assert (asked.channel, Decision.objects.count()) == ("interview", 0)


def test_strangers_and_late_moderators_send_nothing_on(asked):
    case = case_of(asked)

    with pytest.raises(NotAllowed):
        redirect(case, "enquiry", by=person(), version=case.version)
    with pytest.raises(Stale):
        redirect(case, "enquiry", by=moderator(), version=case.version + 1)
    assert Decision.objects.count() == 0


def test_author_sends_it_on_without_typing_it_again(asked, author):
    moved = send_on(wrong_channel(asked), "enquiry", by=author)

    decision = Decision.objects.order_by("pk").last()
    assert (moved.channel, moved.state, moved.number) == ("enquiry", "accepted", asked.number)
    assert (decision.outcome, decision.by, decision.rule) == ("redirected", None, "author")
    assert moved.messages.get(kind="letter").text == BODY


def test_author_sends_on_with_number_and_code(asked):
    assert send_on(wrong_channel(asked), "enquiry", with_code=True).channel == "enquiry"


def test_author_sends_on_only_what_stood_in_the_wrong_place(asked, author):
    with pytest.raises(Closed):
        send_on(asked, "enquiry", by=author)
    case = case_of(asked)
    reject(case, by=moderator(), version=case.version, reason="insult")

    with pytest.raises(Closed):
        send_on(asked, "enquiry", by=author)
    asked.refresh_from_db()
    assert asked.channel == "interview"


def test_nobody_else_sends_it_on_and_nowhere_else(asked, author):
    refused = wrong_channel(asked)

    for stranger in (person(), None):
        with pytest.raises(NotAllowed):
            send_on(refused, "enquiry", by=stranger)
    with pytest.raises(Refusal):
        send_on(refused, "interview", by=author)


def test_moderators_page_offers_the_channels_and_sends_on(client, asked):
    by = moderator()
    client.force_login(by)
    address = reverse("moderation:redirect", args=[case_of(asked).pk])

    page = client.get(address, headers=ENGLISH).content.decode()
    answered = client.post(address, {"version": 1, "to": "enquiry"})

    assert "Government Online" in page
    assert answered.status_code == 302
    asked.refresh_from_db()
    assert asked.channel == "enquiry"


@pytest.mark.parametrize(
    ("sent", "status"), [({}, 400), ({"version": "1"}, 400), ({"version": "7", "to": "enquiry"}, 409)]
)
def test_moderators_page_answers_nonsense_with_a_sentence(client, asked, sent, status):
    client.force_login(moderator())

    answered = client.post(reverse("moderation:redirect", args=[case_of(asked).pk]), sent)

    assert answered.status_code == status


def test_moderators_page_is_unknown_to_others(client, asked):
    client.force_login(person())

    assert client.get(reverse("moderation:redirect", args=[case_of(asked).pk])).status_code == 404


def test_status_page_sends_on_with_one_press_and_keeps_number_and_code(client, occasion):
    receipt = submit(letter(occasion, BODY))
    wrong_channel(receipt.submission)
    sent = {"number": receipt.number, "code": receipt.code}

    page = client.post(reverse("interaction:status"), sent, headers=ENGLISH).content.decode()
    done = client.post(reverse("interaction:send_on"), sent | {"to": "enquiry"}, headers=ENGLISH)

    assert "Send it to “Government Online”" in page
    assert "It was sent on to Government Online." in done.content.decode()
    assert receipt.number in done.content.decode()
    assert "by you" in done.content.decode()
    assert done.content.decode().count("send your text there") == 1  # of the refusal, not of the sending on
    assert client.post(reverse("interaction:status"), sent).status_code == 200


def test_dispatcher_reads_and_assigns_it_like_any_letter(client, asked):
    moved = sent_on(asked)
    client.force_login(person("dispatcher"))

    page = client.get(reverse("interaction:letter", args=[moved.pk]), headers=ENGLISH)

    assert page.status_code == 200
    assert "13900001234" in page.content.decode()
    assert "Sent on to another channel" in page.content.decode()


def test_demo_takes_away_what_was_sent_on_from_its_interviews(asked, occasion):
    Occasion.objects.filter(pk=occasion.pk).update(is_demo=True)
    other = question(interview(), "别处的问题留不留？")
    moved = sent_on(asked)

    wipe()

    assert not Submission.objects.filter(pk=moved.pk).exists()
    assert Submission.objects.filter(pk=other.pk).exists()
    assert not Event.objects.filter(submission_id=moved.pk).exists()
