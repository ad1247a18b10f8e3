"""The pages of second chances: by number and code or account, with the captcha, never a code in an address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction.actions import captcha
from interaction.actions.submit import submit
from interaction.queries.timeline import history
from moderation.actions import approve, reject
from moderation.actions.appeals import overturn, uphold
from moderation.actions.hide import hide, hide_by_rule, show
from moderation.models import Appeal, Case, Reason
from tests.interaction.making import approved, case_of, letter, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST, SECOND = "这个局长是不是傻子？", "局里什么时候答复我们？"
WORDS = "我没有骂人，请再看一遍。"
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


@pytest.fixture
def receipt(occasion):
    made = submit(letter(occasion, FIRST))
    reject(case_of(made.submission), by=moderator(), version=1, reason="insult")
    return made


def mine(receipt) -> dict:
    return {"number": receipt.number, "code": receipt.code}


def open_page(client, name, sent):
    return client.post(reverse(f"interaction:{name}"), sent, headers=ENGLISH)


def key_in(page) -> str:
    return re.search(r'name="key" value="([^"]*)"', page.content.decode())[1]


def test_refused_text_offers_both_ways(client, receipt):
    page = open_page(client, "status", mine(receipt)).content.decode()

    assert "Edit and send again" in page
    assert "Ask for a second look" in page
    assert "Send it to" not in page


def test_form_shows_the_reason_and_the_old_text_and_takes_the_new_one(client, receipt):
    page = open_page(client, "send_again", mine(receipt))
    sent = mine(receipt) | {"key": key_in(page), "body": SECOND}

    done = open_page(client, "send_again", sent)

    assert FIRST in page.content.decode()
    assert Reason.objects.get(code="insult").sentence_en in page.content.decode()
    assert "It was sent again." in done.content.decode()
    assert "A moderator reads your new text next." in done.content.decode()
    assert FIRST in done.content.decode()
    assert case_of(receipt.submission).text == SECOND


def test_same_form_posted_twice_shows_the_same_page(client, receipt):
    sent = mine(receipt) | {"key": key_in(open_page(client, "send_again", mine(receipt))), "body": SECOND}

    first, second = open_page(client, "send_again", sent), open_page(client, "send_again", sent)

    assert (first.status_code, second.status_code) == (200, 200)
    assert Case.objects.count() == 2


def test_account_needs_no_code_and_lands_under_its_own(client, occasion):
    author = person()
    asked = question(occasion, FIRST, author=author)
    reject(case_of(asked), by=moderator(), version=1, reason="insult")
    client.force_login(author)
    sent = {"number": asked.number}
    sent |= {"key": key_in(open_page(client, "send_again", sent)), "body": SECOND}

    answered = open_page(client, "send_again", sent)

    assert answered.url == reverse("interaction:my")
    asked.refresh_from_db()
    assert asked.state == "waiting"


@pytest.mark.parametrize("name", ["send_again", "appeal", "send_on"])
def test_wrong_codes_and_other_accounts_find_nothing(client, receipt, name):
    wrong = {"number": receipt.number, "code": "AAAA-AAAA-AAAA-AAAA"}

    assert open_page(client, name, wrong).status_code == 404
    assert open_page(client, name, {"number": receipt.number}).status_code == 404
    client.force_login(person())
    assert open_page(client, name, {"number": receipt.number}).status_code == 404


@pytest.mark.parametrize("name", ["send_again", "appeal"])
def test_address_alone_leads_to_the_look_up(client, name):
    assert client.get(reverse(f"interaction:{name}")).url == reverse("interaction:status")


@pytest.mark.parametrize("body", ["", "短", "长" * 301, "\x00\x01\x02\x03\x04\x05"])
def test_bad_text_is_shown_again_with_what_to_do(client, receipt, body):
    page = open_page(client, "send_again", mine(receipt))

    answered = open_page(client, "send_again", mine(receipt) | {"key": key_in(page), "body": body})

    assert answered.status_code == 422
    assert Case.objects.count() == 1


def test_unchanged_text_and_foreign_key_keep_what_was_typed(client, receipt):
    same = open_page(
        client,
        "send_again",
        mine(receipt) | {"key": key_in(open_page(client, "send_again", mine(receipt))), "body": FIRST},
    )
    foreign = open_page(client, "send_again", mine(receipt) | {"key": "x.y", "body": SECOND})

    assert (same.status_code, foreign.status_code) == (400, 409)
    assert "The text is still the same." in same.content.decode()
    assert SECOND in foreign.content.decode()


def test_captcha_is_asked_for_with_the_text_kept_and_passed_once(client, receipt, settings, monkeypatch):
    settings.CAPTCHA = True
    sent = mine(receipt) | {"key": key_in(open_page(client, "send_again", mine(receipt))), "body": SECOND}

    asked = open_page(client, "send_again", sent)
    wrong = open_page(client, "send_again", sent | {"token": "x", "answer": "12345"})
    monkeypatch.setattr(captcha, "solve", lambda token, answer, key: True)
    right = open_page(client, "send_again", sent | {"token": "x", "answer": "12345"})

    assert (asked.status_code, wrong.status_code, right.status_code) == (200, 422, 200)
    for page in (asked, wrong):
        assert f'name="body" value="{SECOND}"' in page.content.decode()
    assert "It was sent again." in right.content.decode()
    assert "human" in right.cookies


def test_appeal_by_page_shows_by_when_it_is_answered(client, receipt):
    page = open_page(client, "appeal", mine(receipt))
    done = open_page(client, "appeal", mine(receipt) | {"text": WORDS})

    assert "Why it was not published" in page.content.decode()
    assert "You have asked for a second look." in done.content.decode()
    assert "A moderator who did not take the decision answers you by" in done.content.decode()
    assert done.context["own"].shown == "waiting"
    assert Appeal.objects.get().text == WORDS


def test_short_appeal_is_shown_again_and_a_second_one_is_closed(client, receipt):
    short = open_page(client, "appeal", mine(receipt) | {"text": "太短"})
    open_page(client, "appeal", mine(receipt) | {"text": WORDS})

    assert short.status_code == 422
    assert "at least 10 characters" in short.content.decode()
    assert open_page(client, "appeal", mine(receipt) | {"text": f"{WORDS}再看看。"}).status_code == 409
    assert open_page(client, "appeal", mine(receipt)).status_code == 409


def test_answer_is_read_in_the_readers_language_without_any_name(client, receipt):
    open_page(client, "appeal", mine(receipt) | {"text": WORDS})
    second = moderator()
    said = "另一位审核员重新看了您的内容和申诉，认为原来的理由成立，处理结果不变。\n请换个说法。"
    uphold(Appeal.objects.get(), by=second, version=2, answer=said)

    page = open_page(client, "status", mine(receipt)).content.decode()

    assert "Another moderator has read your text and your appeal again" in page
    assert "请换个说法。" in page
    assert "It was looked at a second time; the decision stands." in page
    assert second.name not in page


def test_approved_on_appeal_says_so(client, receipt):
    open_page(client, "appeal", mine(receipt) | {"text": WORDS})
    overturn(Appeal.objects.get(), by=moderator(), version=2)

    page = open_page(client, "status", mine(receipt)).content.decode()

    assert "Your appeal was right." in page
    assert "Approved on appeal" in page
    assert "What you can do" not in page


def test_edited_text_is_marked_letter_by_letter(client, occasion):
    made = submit(letter(occasion, "外墙保温做不做呢？"))
    approve(case_of(made.submission), by=moderator(), version=1, text="外墙保温做不做？")

    page = open_page(client, "status", mine(made)).content.decode()

    assert "外墙保温做不做<del>呢</del>？" in page


def test_rules_and_moderators_are_told_apart_in_the_history(occasion):
    asked = approved(occasion, "外墙保温做不做？")
    hide_by_rule(case_of(asked), rule="reports", reason=Reason.objects.get(code="reported"))
    show(case_of(asked), by=moderator(), version=case_of(asked).version)
    asked.refresh_from_db()

    told = {one.kind: one.by for one in history(asked)}

    assert told == {"submitted": "", "approve": "person", "hidden": "rule", "shown": "person"}


def test_hidden_text_is_shown_as_hidden_with_reason_and_appeal(client, occasion):
    made = submit(letter(occasion, "外墙保温做不做？"))
    approve(case_of(made.submission), by=moderator(), version=1)
    hide(case_of(made.submission), by=moderator(), version=2, reason="privacy")

    page = open_page(client, "status", mine(made)).content.decode()

    assert "Hidden after it was published" in page
    assert "Nobody but you and the moderators can read it at present." in page
    assert Reason.objects.get(code="privacy").sentence_en in page
    assert "Ask for a second look" in page
    assert "Edit and send again" not in page


def test_room_says_why_and_leads_to_the_second_chances(client, occasion):
    author = person()
    asked = question(occasion, FIRST, author=author)
    reject(case_of(asked), by=moderator(), version=1, reason="insult")
    client.force_login(author)

    box = client.get(reverse("interaction:mine", args=[occasion.pk]), headers=ENGLISH).content.decode()

    assert Reason.objects.get(code="insult").label_en in box
    assert "by a moderator" in box
    assert "Edit and send again, or ask for a second look" in box


def test_my_page_asks_as_often_for_three_appeals_as_for_one(client, occasion):
    author = person()
    client.force_login(author)

    def appealed(body):
        asked = question(occasion, body, author=author)
        reject(case_of(asked), by=moderator(), version=1, reason="insult")
        assert open_page(client, "appeal", {"number": asked.number, "text": WORDS}).status_code == 302

    def queries():
        client.get(reverse("interaction:my"))
        with CaptureQueriesContext(connection) as found:
            page = client.get(reverse("interaction:my"), headers=ENGLISH).content.decode()
        return len(found), page.count("You have asked for a second look.")

    appealed("第一个问题可以吗？")
    one = queries()
    appealed("第二个问题可以吗？")
    appealed("第三个问题可以吗？")

    assert one == (one[0], 1)
    assert queries() == (one[0], 3)
