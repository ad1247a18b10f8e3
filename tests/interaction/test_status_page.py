"""Where is my submission: the exact state in words, the reason, the next step, the deadline explained, the history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction import receipts
from interaction.actions import interview as acts
from interaction.actions.reply import release_answer
from interaction.actions.submit import submit
from moderation.actions import approve, reject
from moderation.models import Reason
from tests.interaction.making import approved, case_of, interview, letter, moderator, participant, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STATUS = "interaction:status"


@pytest.fixture
def occasion():
    return interview(title_en="Old estates renewed")


@pytest.fixture
def receipt(occasion):
    return submit(letter(occasion, "外墙保温这次做不做？", visitor="v1", key=receipts.new_key("v1")))


def look_up(client, receipt, language="zh-hans", **changed):
    sent = {"number": receipt.number, "code": receipt.code} | changed
    return client.post(reverse(STATUS), sent, headers={"accept-language": language})


def test_number_and_code_show_the_waiting_question(client, receipt):
    page = look_up(client, receipt).content.decode()

    assert receipt.number in page
    assert "<p>外墙保温这次做不做？</p>" in page
    assert "等待审核" in page


def test_status_speaks_english(client, receipt):
    page = look_up(client, receipt, "en").content.decode()

    assert "Waiting for review" in page
    assert "A moderator reads it next. You need to do nothing." in page
    assert "Received" in page


def test_number_of_a_scanned_receipt_stands_there_and_the_code_is_typed(client, receipt):
    scanned = client.get(reverse(STATUS), {"number": f" {receipt.number.lower()} "})

    page = scanned.content.decode()
    assert f'value="{receipt.number}"' in page
    assert "autofocus" in page
    assert receipt.code not in page
    assert "外墙保温" not in page


@pytest.mark.parametrize("number", ["", '"><b>', "LS-2026-", "LS-2026-0000000000", "x" * 5000])
def test_what_is_no_number_is_not_repeated(client, number):
    page = client.get(reverse(STATUS), {"number": number})

    assert page.status_code == 200
    assert page.context["form"].initial == {}
    assert "autofocus" not in page.content.decode()


@pytest.mark.parametrize("changed", [{"code": "AAAA-AAAA-AAAA-AAAA"}, {"number": "LS-2026-999999"}])
def test_wrong_number_and_wrong_code_get_the_same_answer(client, receipt, changed):
    response = look_up(client, receipt, "en", **changed)

    assert response.status_code == 422
    assert "Number and code do not fit together." in response.content.decode()
    assert "外墙保温" not in response.content.decode()


def test_refused_question_says_why_and_what_to_do(client, receipt):
    reason = Reason.objects.first()
    reject(case_of(receipt.submission), by=moderator(), version=1, reason=reason.code)

    page = look_up(client, receipt, "en").content.decode()

    assert reason.sentence_en in page
    assert "You can edit it and send it again, once." in page
    assert "by a moderator" in page


def test_edited_question_shows_both_texts(client, receipt):
    approve(case_of(receipt.submission), by=moderator(), version=1, text="外墙保温做吗？")

    page = look_up(client, receipt, "en").content.decode()

    assert "<p>外墙保温这次做不做？</p>" in page
    assert "Shown to everybody as:" in page
    assert "<p>外墙保温做吗？</p>" in page


def test_passed_on_question_has_an_explained_deadline(client, occasion, receipt):
    host = participant(occasion, "host").user
    approve(case_of(receipt.submission), by=moderator(), version=1)
    acts.end(occasion, by=host)

    response = look_up(client, receipt, "en")
    page = response.content.decode()

    [(deadline, explained)] = response.context["deadlines"]
    assert deadline.due_on == explained.due
    assert "The department answers in writing within its deadline." in page
    assert "that day itself is not counted" in page
    assert page.count('<th scope="row">') == len(explained.days)
    assert occasion.department.name in page


def test_answer_stands_on_the_status_page_with_who_gave_it(client, occasion, receipt):
    host, guest = participant(occasion, "host").user, participant(occasion, "guest", name="李建国", post="局长")
    approve(case_of(receipt.submission), by=moderator(), version=1)
    receipt.submission.refresh_from_db()
    acts.air(receipt.submission, by=host)
    release_answer(receipt.submission, guest, "这次一起做。<script>", by=host)

    page = look_up(client, receipt).content.decode()

    assert "<p>这次一起做。&lt;script&gt;</p>" in page
    assert "李建国" in page
    assert "局长" in page


def test_look_up_page_and_answers_are_never_stored(client, receipt):
    assert client.get(reverse(STATUS))["Cache-Control"] == "private, no-store"
    assert look_up(client, receipt)["Cache-Control"] == "private, no-store"


def test_my_page_lists_only_my_own_with_constant_queries(client, occasion):
    me, address = person(), reverse("interaction:my")
    approved(occasion, "我的第一个问题？", author=me)
    question(occasion, "别人的问题？？", author=person())
    client.force_login(me)
    client.get(address)
    one = _count(client, address)
    for number in "二三":
        question(occasion, f"我的第{number}个问题？", author=me)

    page = client.get(address).content.decode()

    assert [f"我的第{number}个问题？" in page for number in "一二三"] == [True, True, True]
    assert "别人的问题" not in page
    assert _count(client, address) == one


def test_my_page_asks_visitors_to_sign_in_and_says_when_it_is_empty(client):
    address = reverse("interaction:my")

    assert client.get(address).status_code == 302
    client.force_login(person())
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "You have not sent anything with this account yet." in page


def _count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
