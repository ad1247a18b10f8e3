"""Mails about decisions: whole sentences on what happened, why, by whom and what next; never a word of a text."""

import pytest
from django.utils import translation

from interaction import receipts
from interaction.actions.redirecting import send_on
from interaction.actions.second_look import Again, appeal, send_again
from interaction.queries.mail_words import meaning
from moderation.actions import approve, reject
from moderation.actions.appeals import overturn, uphold
from moderation.actions.hide import hide, hide_by_rule, show
from moderation.models import Reason
from tests.interaction.making import case_of, moderator, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST, SECOND, WORDS = "这个局长是不是傻子？", "局里什么时候答复我们？", "我没有骂人，请再看一遍。"


@pytest.fixture
def asked(occasion):
    return question(occasion, FIRST)


def version(asked):
    return case_of(asked).version


def refuse(asked, reason="insult"):
    reject(case_of(asked), by=moderator(), version=version(asked), reason=reason)
    asked.refresh_from_db()


def told(asked, kind) -> str:
    with translation.override("en"):
        text = meaning(asked, asked.events.filter(kind=kind).last())
    assert not any(secret in text for secret in (FIRST, SECOND, WORDS))
    return text


def test_refusal_says_why_by_whom_and_what_can_be_done(asked):
    refuse(asked)

    text = told(asked, "reject")

    assert Reason.objects.get(code="insult").sentence_en in text
    assert "A moderator decided this." in text
    assert "You can edit your text and send it again, once" in text
    assert "you can ask for a second look, once" in text


def test_second_refusal_offers_no_third_sending(asked):
    refuse(asked)
    send_again(asked, Again(key=receipts.new_key("v1"), visitor="v1", text=SECOND), with_code=True)
    assert "Your edited text has arrived." in told(asked, "resend")
    refuse(asked)

    assert "send it again, once" not in told(asked, "reject")


def test_appeal_says_by_when_and_its_answer_what_came_of_it(asked):
    refuse(asked)
    made = appeal(asked, WORDS, with_code=True)
    assert "A moderator who did not take the decision answers you by" in told(asked, "appealed")

    uphold(made, by=moderator(), version=version(asked), answer="理由成立。", reason="too-vague")

    assert Reason.objects.get(code="too-vague").sentence_en in told(asked, "upheld")


def test_right_appeal_apologises(asked):
    refuse(asked)
    overturn(appeal(asked, WORDS, with_code=True), by=moderator(), version=version(asked))

    assert "We apologise for the trouble." in told(asked, "overturn")


def test_sent_on_names_the_new_channel(asked):
    refuse(asked, "wrong-channel")
    moved = send_on(asked, "enquiry", with_code=True)

    assert "It is now with Government Online." in told(moved, "redirect")


def test_hidden_by_a_rule_says_so_and_shown_again_where_it_stands(asked):
    approve(case_of(asked), by=moderator(), version=1)
    hide_by_rule(case_of(asked), rule="reports", reason=Reason.objects.get(code="reported"))
    assert "A rule decided this, not a person." in told(asked, "hidden")

    show(case_of(asked), by=moderator(), version=version(asked))

    assert told(asked, "shown") == "It stands again where it stood, and everybody can read it."


def test_hidden_by_a_person_and_shown_on_appeal_says_that_the_author_was_right(asked):
    approve(case_of(asked), by=moderator(), version=1)
    hide(case_of(asked), by=moderator(), version=version(asked), reason="privacy")
    assert "A moderator decided this." in told(asked, "hidden")

    overturn(appeal(asked, WORDS, with_code=True), by=moderator(), version=version(asked))

    assert "Your appeal was right" in told(asked, "shown")
