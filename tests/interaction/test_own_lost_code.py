"""A lost query code: six digits to the contact of the letter, a new code, the old one dead, nothing given away."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse

from interaction.actions.lost_code import replace_code, send_lost_code
from interaction.actions.submit import submit
from interaction.models import Notice
from interaction.queries.receipt import by_number_and_code
from people.models import OneTimeCode
from tests.factories import receipt
from tests.interaction.making import interview, letter, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MAIL = "zhang@example.org"


@pytest.fixture(autouse=True)
def no_counts():
    cache.clear()
    yield
    cache.clear()


def sent(**more):
    return receipt(contact={"mail": MAIL}, **more)


def six() -> str:
    """The code of the newest mail; mails to authors begin with it."""
    body = mail.outbox[-1].body
    return re.findall(r"(?<![\d-])\d{6}(?!\d)", body)[0]


def test_code_by_mail_opens_a_new_one_and_the_old_one_is_dead():
    old = sent()
    send_lost_code(old.number, MAIL)

    new = replace_code(old.number, MAIL, six())

    assert by_number_and_code(old.number, new.code) == old.submission
    assert by_number_and_code(old.number, old.code) is None
    assert len(new.code.replace("-", "")) == 16
    assert Notice.objects.filter(event__kind="code-replaced").count() == 1


def test_account_of_the_author_counts_as_a_contact():
    author = person()
    old = receipt(author=author)
    send_lost_code(old.number, author.mail)

    assert replace_code(old.number, author.mail, six()).number == old.number


def test_question_of_an_interview_gets_a_new_code_too():
    from_room = receipt(interview(), contact={"mail": MAIL})
    send_lost_code(from_room.number, MAIL)

    assert replace_code(from_room.number, MAIL, six())


@pytest.mark.parametrize("contact", ["other@example.org", "13800000000"])
def test_strange_contact_gets_no_code(contact, monkeypatch):
    told = []
    monkeypatch.setattr("interaction.actions.lost_code.tell", lambda *message: told.append(message))
    old = sent()

    send_lost_code(old.number, contact)

    assert [one[0] for one in told] == [contact]
    assert not re.search(r"(?<![\d-])\d{6}(?!\d)", told[0][2])
    assert OneTimeCode.objects.get().purpose == "query-0"


def test_code_of_one_letter_does_not_open_another():
    first, second = sent(), sent()
    send_lost_code(first.number, MAIL)

    assert replace_code(second.number, MAIL, six()) is None
    assert by_number_and_code(second.number, second.code)


def test_code_opens_once_and_five_wrong_tries_kill_it():
    old = sent()
    send_lost_code(old.number, MAIL)
    right = six()
    wrong = "000000" if right != "000000" else "111111"
    for _try in range(5):
        assert replace_code(old.number, MAIL, wrong) is None

    assert replace_code(old.number, MAIL, right) is None
    send_lost_code(old.number, MAIL)
    code = six()
    assert replace_code(old.number, MAIL, code)
    assert replace_code(old.number, MAIL, code) is None


def test_pages_say_the_same_whether_it_exists_or_not(client):
    old = sent()
    pages = []
    for number in (old.number, "LS-2026-999999"):
        fields = {"number": number, "contact": MAIL}
        response = client.post(reverse("interaction:lost_code"), fields, headers={"accept-language": "en"})
        assert response.status_code == 200
        pages.append(re.sub(r"csrfmiddlewaretoken\S+ \S+|value=\"[\w-]{64}\"", "", response.content.decode()))

    assert pages[0].replace(old.number, "N") == pages[1].replace("LS-2026-999999", "N")


def test_whole_way_by_page(client):
    old = sent()
    client.post(reverse("interaction:lost_code"), {"number": old.number, "contact": MAIL})
    fields = {"number": old.number, "contact": MAIL}

    wrong = client.post(reverse("interaction:new_code"), fields | {"digits": "12345x"})
    right = client.post(reverse("interaction:new_code"), fields | {"digits": six()})

    assert wrong.status_code == 422
    assert right.status_code == 200
    new = re.search(r'class="code">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<', right.content.decode())[1]
    assert by_number_and_code(old.number, new) == old.submission


def test_sixth_request_in_an_hour_is_refused(client):
    old = sent()
    fields = {"number": old.number, "contact": MAIL}

    answers = [client.post(reverse("interaction:lost_code"), fields).status_code for _time in range(6)]

    assert answers == [200] * 5 + [429]


def test_bad_contact_is_shown_again(client):
    assert client.post(reverse("interaction:lost_code"), {"number": "x", "contact": "nobody"}).status_code == 422
    assert client.get(reverse("interaction:new_code")).status_code == 302


def test_repeated_form_does_not_show_a_code_that_is_dead(client, frozen):
    asked = submit(letter(interview(), "外墙保温这次做不做？", contact={"mail": MAIL}))
    assert asked.opens
    send_lost_code(asked.number, MAIL)
    replace_code(asked.number, MAIL, six())
    asked.submission.refresh_from_db()

    page = render_to_string("interview/ask_receipt.html", {"box": {"receipt": asked}, "occasion": interview()})

    assert asked.number in page
    assert asked.code not in page
