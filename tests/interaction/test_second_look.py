"""The author's second chances: edit and send again once, ask for a second look once, by account or number and code."""

import pytest

from interaction import receipts
from interaction.actions import interview as acts
from interaction.actions.second_look import Again, appeal, send_again
from interaction.actions.submit import find_repeat, submit
from interaction.models import Notice, Occasion, Submission
from moderation.actions import approve, reject, restrict
from moderation.actions.appeals import overturn, uphold
from moderation.actions.hide import hide
from moderation.models import Appeal, Case
from people.refusals import Closed, KeyReused, KeyTaken, NotAllowed, Refusal, Silenced
from tests.interaction.making import case_of, interview, letter, moderator, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST, SECOND = "这个局长是不是傻子？", "局里什么时候答复我们？"
WORDS = "我没有骂人，请再看一遍。"


def again(text=SECOND, *, visitor="v1", **more) -> Again:
    return Again(key=more.pop("key", None) or receipts.new_key(visitor), visitor=visitor, text=text, **more)


@pytest.fixture
def author():
    return person()


@pytest.fixture
def asked(occasion, author):
    return refused(question(occasion, FIRST, author=author))


def refused(asked: Submission, reason: str = "insult", by=None) -> Submission:
    case = case_of(asked)
    reject(case, by=by or moderator(), version=case.version, reason=reason)
    return Submission.objects.get(pk=asked.pk)


def letter_of(asked):
    return asked.messages.get(kind="letter")


def test_edited_text_takes_the_place_of_the_refused_one_under_the_same_number(asked, author):
    sent = send_again(asked, again(), by=author)

    assert (sent.pk, sent.number, sent.state, sent.title, sent.outcome) == (
        asked.pk,
        asked.number,
        "waiting",
        SECOND,
        "",
    )
    assert (letter_of(sent).text, letter_of(sent).version) == (SECOND, 2)
    assert sent.code_hash == asked.code_hash


def test_first_text_is_kept_by_its_case_and_the_new_case_points_to_it(asked, author):
    first = case_of(asked)

    send_again(asked, again(), by=author)

    second = case_of(asked)
    assert (first.text, Case.objects.get(pk=first.pk).text, first.state) == (FIRST, FIRST, "rejected")
    assert (second.text, second.state, second.previous) == (SECOND, "waiting", first)


def test_sent_again_and_approved_it_is_public(asked, author):
    send_again(asked, again(), by=author)

    approve(case_of(asked), by=moderator(), version=1)

    asked.refresh_from_db()
    assert (asked.state, asked.title, letter_of(asked).public_text) == ("approved", SECOND, SECOND)
    assert asked.published_at


def test_number_and_code_do_without_an_account(occasion):
    asked = refused(question(occasion, FIRST))

    assert send_again(asked, again(), with_code=True).state == "waiting"


def test_nobody_else_sends_it_again(asked):
    for stranger in (person(), None):
        with pytest.raises(NotAllowed):
            send_again(asked, again(), by=stranger)

    assert letter_of(asked).text == FIRST


def test_it_is_possible_once(asked, author):
    send_again(asked, again(), by=author)
    refused(asked)

    with pytest.raises(Closed):
        send_again(asked, again("第三次了，可以了吗？"), by=author)

    assert Case.objects.count() == 2


@pytest.mark.parametrize("state", ["waiting", "approved"])
def test_only_a_refused_text_is_sent_again(occasion, author, state):
    asked = question(occasion, FIRST, author=author)
    if state == "approved":
        approve(case_of(asked), by=moderator(), version=1)

    with pytest.raises(Closed):
        send_again(asked, again(), by=author)

    assert letter_of(asked).text == FIRST


def test_unchanged_text_is_refused_and_nothing_moves(asked, author):
    with pytest.raises(Refusal):
        send_again(asked, again(f" {FIRST} "), by=author)

    asked.refresh_from_db()
    assert (asked.state, Case.objects.count(), asked.events.filter(kind="resend").count()) == ("rejected", 1, 0)


def test_same_form_twice_counts_once(asked, author):
    form = again()

    first, second = send_again(asked, form, by=author), send_again(asked, form, by=author)

    assert first.pk == second.pk
    assert (Case.objects.count(), asked.events.filter(kind="resend").count()) == (2, 1)


def test_same_key_with_another_text_and_a_strangers_key_are_refused(asked, author):
    form = again()
    send_again(asked, form, by=author)

    with pytest.raises(KeyReused):
        send_again(asked, again("换一个问题，可以吗？", key=form.key), by=author)
    with pytest.raises(KeyTaken):
        send_again(asked, again(key=receipts.new_key("somebody else")), by=author)


def test_first_form_still_gets_its_own_receipt(occasion):
    sent = letter(occasion, FIRST, visitor="v1")
    asked = refused(submit(sent).submission)
    send_again(asked, again(), with_code=True)

    assert find_repeat(sent).submission == asked


def test_captcha_that_says_no_leaves_everything(asked, author):
    assert send_again(asked, again(), by=author, allow=lambda: False) is None

    asked.refresh_from_db()
    assert (asked.state, letter_of(asked).text) == ("rejected", FIRST)


def test_silenced_author_sends_nothing_again(asked, author):
    restrict(case_of(asked), by=moderator(), minutes=60, reason="insult")

    with pytest.raises(Silenced):
        send_again(asked, again(), by=author)


def test_after_the_end_it_goes_to_the_department(asked, author, occasion):
    acts.end(occasion, by=participant(occasion, "host").user)
    send_again(asked, again(), by=author)

    approve(case_of(asked), by=moderator(), version=1)

    asked.refresh_from_db()
    assert (asked.channel, asked.state, asked.department) == ("enquiry", "assigned", occasion.department)
    assert asked.deadlines.open().count() == 1


def test_open_appeal_ends_when_another_text_is_sent(asked, author):
    made = appeal(asked, WORDS, by=author)

    send_again(asked, again(), by=author)

    assert Appeal.objects.get(pk=made.pk).state == "withdrawn"


def test_appeal_is_told_in_the_history_and_to_the_author(asked, author):
    made = appeal(asked, WORDS, by=author)

    event = asked.events.get(kind="appealed")
    assert (made.case, event.data["appeal"], event.actor) == (case_of(asked), made.pk, author)
    assert Notice.objects.filter(event=event, user=author).count() == 1


def test_same_words_again_change_nothing_and_others_are_closed(asked, author):
    made = appeal(asked, WORDS, by=author)

    assert appeal(asked, WORDS, by=author) == made
    with pytest.raises(Closed):
        appeal(asked, f"{WORDS}拜托。", by=author)
    assert asked.events.filter(kind="appealed").count() == 1


def test_nobody_else_appeals(asked):
    for stranger in (person(), None):
        with pytest.raises(NotAllowed):
            appeal(asked, WORDS, by=stranger)
    assert appeal(asked, WORDS, with_code=True).state == "open"


def test_waiting_question_has_nothing_to_appeal(occasion, author):
    with pytest.raises(Closed):
        appeal(question(occasion, author=author), WORDS, by=author)


def test_right_appeal_puts_the_question_into_the_room(asked, author):
    made = appeal(asked, WORDS, by=author)

    overturn(made, by=moderator(), version=case_of(asked).version, answer="您说得对。")

    asked.refresh_from_db()
    event = asked.events.get(kind="overturn")
    assert (asked.state, asked.outcome, asked.title) == ("approved", "", FIRST)
    assert asked.published_at
    assert (event.data["appeal"], event.data["edited"]) == (made.pk, False)
    assert Notice.objects.filter(event=event, user=author).count() == 1


def test_right_appeal_after_the_end_goes_to_the_department(asked, author, occasion):
    acts.end(occasion, by=participant(occasion, "host").user)
    made = appeal(asked, WORDS, by=author)

    overturn(made, by=moderator(), version=case_of(asked).version)

    asked.refresh_from_db()
    assert (asked.channel, asked.state) == ("enquiry", "assigned")


def test_nothing_is_published_on_appeal_while_all_is_held(asked, author, occasion):
    made = appeal(asked, WORDS, by=author)
    Occasion.objects.filter(pk=occasion.pk).update(policy="hold")

    with pytest.raises(Closed):
        overturn(made, by=moderator(), version=case_of(asked).version)

    asked.refresh_from_db()
    assert (asked.state, Appeal.objects.get().state) == ("rejected", "open")


def test_wrong_appeal_leaves_it_with_the_better_reason(asked, author):
    made = appeal(asked, WORDS, by=author)

    uphold(made, by=moderator(), version=case_of(asked).version, answer="理由成立。", reason="too-vague")

    asked.refresh_from_db()
    event = asked.events.get(kind="upheld")
    assert (asked.state, asked.outcome, event.data["reason"]) == ("rejected", "too-vague", "too-vague")
    assert Notice.objects.filter(event=event, user=author).count() == 1


def test_hidden_question_is_shown_again_on_appeal(occasion, author):
    asked = question(occasion, "外墙保温做不做？", author=author)
    approve(case_of(asked), by=moderator(), version=1)
    hide(case_of(asked), by=moderator(), version=case_of(asked).version, reason="privacy")
    made = appeal(asked, WORDS, by=author)

    overturn(made, by=moderator(), version=case_of(asked).version)

    asked.refresh_from_db()
    assert (asked.state, asked.hidden_from) == ("approved", None)
    assert asked.published_at
    assert asked.events.get(kind="shown").data["appeal"] == made.pk


def test_wrong_appeal_leaves_a_hidden_question_hidden(occasion, author):
    asked = question(occasion, "外墙保温做不做？", author=author)
    approve(case_of(asked), by=moderator(), version=1)
    hide(case_of(asked), by=moderator(), version=case_of(asked).version, reason="privacy")
    made = appeal(asked, WORDS, by=author)

    uphold(made, by=moderator(), version=case_of(asked).version, answer="理由成立。")

    asked.refresh_from_db()
    assert (asked.published_at, asked.outcome) == (None, "")
    assert asked.hidden_from


def test_other_interviews_moderator_decides_nothing(asked, author):
    made = appeal(asked, WORDS, by=author)
    other = participant(interview(), "moderator").user

    with pytest.raises(NotAllowed):
        overturn(made, by=other, version=case_of(asked).version)
    assert Appeal.objects.get().state == "open"
