"""The pages on which an author acts: by number and code or by account, without scripts."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interaction.actions.consent import withdraw_consent
from interaction.actions.following_up import follow_up
from interaction.actions.supplements import supplement
from interaction.models import Rating
from interaction.queries.author_ways import last_answer
from tests.factories import receipt
from tests.interaction.making import person
from tests.interaction.own import answered, asked, assigned, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGES = ("supplement", "correct_letter", "unpublish", "follow_up", "rate_letter")
WORDS = "补充一点：三号楼也有同样的问题。"


def post(client, name, sent, language="en", **fields):
    given = {"number": sent.number, "code": sent.code} | fields
    return client.post(reverse(f"interaction:{name}"), given, headers={"accept-language": language})


def page(client, sent, language="en") -> str:
    return post(client, "status", sent, language).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_address_alone_leads_to_the_look_up(client, name):
    response = client.get(reverse(f"interaction:{name}"))

    assert (response.status_code, response["Location"]) == (302, reverse("interaction:status"))


@pytest.mark.parametrize("name", PAGES)
def test_wrong_code_and_other_accounts_find_nothing(client, name):
    sent = answered(wants_public=True, author=person())
    client.force_login(person())

    wrong = {"code": "AAAA-AAAA-AAAA-AAAA"}
    assert post(client, name, sent, **wrong).status_code == 404
    assert client.post(reverse(f"interaction:{name}"), {"number": sent.number}).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_page_that_is_not_open_now_says_so(client, name):
    assert post(client, name, receipt(wants_public=False)).status_code == 409


def test_status_page_offers_what_is_open_and_nothing_else(client):
    waiting, going, over = receipt(wants_public=False), assigned(wants_public=False), answered(wants_public=True)
    asks = asked(wants_public=False)
    offered = {
        one.number: re.findall(r'action="/status/([a-z-]+)/"', page(client, one))
        for one in (waiting, going, over, asks)
    }

    assert offered == {
        waiting.number: ["withdraw"],
        going.number: ["supplement", "withdraw"],
        over.number: ["rate", "follow-up", "consent"],
        asks.number: ["correct"],
    }


def test_status_page_shows_the_way_the_deadline_and_the_department(client):
    sent = assigned()

    shown = page(client, sent)

    assert shown.count('class="is-done"') >= 2
    assert '<li aria-current="step">With the department</li>' in shown
    assert sent.submission.department.name in shown
    assert "working days left" in shown


def test_what_is_asked_stands_on_the_page_with_its_last_day(client):
    sent = asked("请写明是哪一号楼。")

    shown = page(client, sent)

    assert "This is to be put right:" in shown
    assert "请写明是哪一号楼。" in shown
    assert "10 working days left" in shown


def test_supplement_with_a_file_is_stored_once(client):
    sent = assigned()
    file = {"text": WORDS, "attached": SimpleUploadedFile("灯.txt", "路灯坏了。".encode())}

    first = post(client, "supplement", sent, **file)
    file["attached"].seek(0)
    post(client, "supplement", sent, **file)

    assert first.status_code == 200
    assert "It was added" in first.content.decode()
    message = sent.submission.messages.get(kind="supplement")
    assert [one.name for one in message.uploads.all()] == ["灯.txt"]
    shown = page(client, sent)
    assert WORDS in shown
    assert f'action="{reverse("interaction:upload_file", args=[message.uploads.get().pk])}"' in shown


def test_bad_file_is_named_and_nothing_is_stored(client):
    sent = assigned()

    response = post(client, "supplement", sent, text=WORDS, attached=SimpleUploadedFile("a.exe", b"MZ\x90\x00\x03"))

    assert response.status_code == 422
    assert "a.exe" in response.content.decode()
    assert not sent.submission.messages.filter(kind="supplement").exists()


def test_six_files_are_too_many(client):
    sent = assigned()
    six = [SimpleUploadedFile(f"{number}.txt", b"some words") for number in range(6)]

    response = post(client, "supplement", sent, text=WORDS, attached=six)

    assert response.status_code == 422
    assert "Five files are the most." in response.content.decode()


@pytest.mark.parametrize("text", ["", "短", "长" * 1001, "\x00\x01" * 10])
def test_bad_text_is_shown_again(client, text):
    response = post(client, "follow_up", answered(), text=text)

    assert response.status_code == 422
    assert "Ask about the answer" in response.content.decode()


def test_correction_by_page(client):
    sent = asked()

    response = post(client, "correct_letter", sent, text="是三号楼，住在五零二室。")

    assert "A moderator reads your letter again" in response.content.decode()
    assert fresh(sent.submission).state == "waiting"


def test_consent_is_taken_back_after_a_page_that_says_what_it_means(client):
    sent = answered(wants_public=True)

    asks = post(client, "unpublish", sent).content.decode()
    assert "This cannot be undone." in asks
    assert fresh(sent.submission).published_at
    done = post(client, "unpublish", sent, sure="yes")

    assert "It is not public any more" in done.content.decode()
    assert fresh(sent.submission).published_at is None


def test_rating_by_page_asks_why_and_thanks(client):
    sent = answered()
    given = last_answer(sent.submission).pk

    form = post(client, "rate_letter", sent).content.decode()
    without = post(client, "rate_letter", sent, answer=given, mark=1)
    done = post(client, "rate_letter", sent, answer=given, mark=1, reason="没有说什么时候开工。")

    assert f'name="answer" value="{given}"' in form
    assert without.status_code == 422
    assert "a supervisor watches over it" in done.content.decode()
    assert Rating.objects.get().mark == 1


@pytest.mark.parametrize("fields", [{"answer": "x", "mark": "3"}, {"answer": "1", "mark": "9"}, {"answer": "9" * 30}])
def test_bad_rating_is_no_error_of_the_site(client, fields):
    assert post(client, "rate_letter", answered(), **fields).status_code == 422


def test_older_answer_is_told_plainly(client):
    sent = answered()

    response = post(client, "rate_letter", sent, answer=last_answer(sent.submission).pk + 1, mark=3)

    assert response.status_code == 409


def test_account_acts_without_a_code(client):
    author = person()
    sent = assigned(author=author)
    client.force_login(author)

    form = client.post(reverse("interaction:supplement"), {"number": sent.number})
    done = client.post(reverse("interaction:supplement"), {"number": sent.number, "text": WORDS})

    assert form.status_code == 200
    assert done["Location"] == reverse("interaction:my_one", args=[sent.number])
    assert WORDS in client.get(done["Location"]).content.decode()


def test_page_of_mine_is_for_its_author(client):
    sent = assigned(author=person())
    address = reverse("interaction:my_one", args=[sent.number])

    assert client.get(address).status_code == 302
    client.force_login(person())
    assert client.get(address).status_code == 404
    client.force_login(sent.submission.author)
    assert client.get(address).status_code == 200


def test_history_tells_what_belongs_to_each_step_and_nothing_of_the_staff(client):
    sent = asked("请写明是哪一号楼。")
    shown = page(client, sent)

    assert "Asked to put right" in shown
    assert shown.count("请写明是哪一号楼。") == 2
    assert "The clock started" not in shown


def test_whole_exchange_stands_in_its_order(client):
    sent = assigned(wants_public=True)
    supplement(sent.submission, "补充：三号楼也一样有问题。", with_code=True)
    from_answer = answered(wants_public=True)
    follow_up(from_answer.submission, "那么施工期间怎么上下楼？", with_code=True)

    shown = page(client, from_answer)

    assert shown.index("What you wrote") < shown.index(">Answer<") < shown.index("Your question about the answer")
    assert "补充：三号楼也一样有问题。" in page(client, sent)


def test_page_asks_as_often_for_three_texts_as_for_one(client):
    one, three = assigned(), assigned()
    supplement(one.submission, WORDS, with_code=True)
    for number in range(3):
        supplement(three.submission, f"{WORDS}{number}", with_code=True)
    page(client, one)

    counts = []
    for sent in (one, three):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, sent)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_my_page_asks_as_often_for_three_letters_as_for_one(client):
    few, many = person(), person()
    answered(author=few)
    for _number in range(3):
        answered(author=many)
    counts = []
    for author in (few, many):
        client.force_login(author)
        client.get(reverse("interaction:my"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("interaction:my"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_consent_gone_is_said_on_the_page(client):
    sent = answered(wants_public=True)
    withdraw_consent(sent.submission, with_code=True)

    shown = page(client, sent)

    assert "The consent to publication was taken back" in shown
    assert "no, only you and those who handle it read it" in shown
