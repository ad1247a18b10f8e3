"""Supplements, and the consent that is taken back."""

import pytest
from django.urls import reverse

from interaction.actions.consent import withdraw_consent
from interaction.actions.faq import make
from interaction.actions.supplements import supplement
from interaction.models import Event, Faq, Notice, Submission
from interaction.queries.faq import is_bare, standing
from people.models import Role
from people.refusals import Closed, NotAllowed
from tests.factories import receipt
from tests.interaction.making import approved, department, interview, person
from tests.interaction.own import accepted, answered, assigned, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = "补充一点：三号楼也有同样的问题。"


def test_supplement_is_kept_and_its_handler_told():
    place = department()
    clerk = person(Role.OFFICER, department=place)
    letter = assigned(place).submission

    message = supplement(letter, WORDS, with_code=True)

    assert (message.kind, message.text, message.public_text) == ("supplement", WORDS, "")
    told = Notice.objects.filter(event__submission=letter, event__kind="supplement")
    assert list(told.values_list("user", flat=True)) == [clerk.pk]
    assert fresh(letter).state == "assigned"


def test_supplement_is_the_authors_alone():
    author = person()
    letter = assigned(author=author).submission

    for stranger in (None, person(), person(Role.OFFICER, department=letter.department)):
        with pytest.raises(NotAllowed):
            supplement(letter, WORDS, by=stranger)
    supplement(letter, WORDS, by=author)

    assert letter.messages.get(kind="supplement").author == author


def test_supplement_twice_is_one_and_five_are_the_most():
    letter = accepted().submission
    supplement(letter, WORDS, with_code=True)
    supplement(letter, WORDS, with_code=True)
    for number in range(4):
        supplement(letter, f"{WORDS}{number}", with_code=True)

    assert letter.messages.filter(kind="supplement").count() == 5
    with pytest.raises(Closed):
        supplement(letter, "第六次补充，不能再收了。", with_code=True)


def test_supplement_is_closed_before_reading_and_after_the_answer():
    for letter in (receipt().submission, answered().submission):
        with pytest.raises(Closed):
            supplement(letter, WORDS, with_code=True)


def test_consent_taken_back_removes_the_letter_everywhere(client):
    letter = answered(wants_public=True, title="关于老旧小区电梯的咨询").submission
    address = f"/{letter.channel}/{letter.pk}/"
    assert letter.published_at
    assert client.get(address).status_code == 200
    assert address in client.get(reverse("interaction:search"), {"q": "老旧小区电梯"}).content.decode()

    withdraw_consent(letter, with_code=True)

    letter = fresh(letter)
    assert (letter.wants_public, letter.published_at, letter.hidden_from) == (False, None, None)
    assert client.get(address).status_code == 404
    assert not Submission.objects.published().filter(pk=letter.pk).exists()
    page = client.get(reverse("interaction:search"), {"q": "老旧小区电梯"}).content.decode()
    assert address not in page
    assert letter.events.get(kind="consent-withdrawn").data == {"was_public": True}
    assert letter.state == "replied"


def test_consent_taken_back_leaves_a_standing_answer_to_be_written_anew():
    letter = answered(wants_public=True).submission
    words = {"question": "电梯何时开工？", "answer": "今年十二月。", "question_en": "", "answer_en": ""}
    made = make(letter.department, words, by=person(Role.APPROVER, department=letter.department), letter=letter)
    other = make(letter.department, words | {"question": "押金怎么退？"}, by=made.changed_by)
    assert standing().count() == 2

    withdraw_consent(letter, with_code=True)

    assert list(standing()) == [other]
    assert is_bare(Faq.objects.get(pk=made.pk))
    (event,) = Event.objects.filter(kind="faq-source-gone")
    assert (event.register.key, event.actor) == (f"faq-{made.pk}", None)
    assert event.data == {"was": {"is_public": True}, "is": {"is_public": False}, "letter": letter.number}


def test_consent_taken_back_takes_the_files_along():
    letter = answered(wants_public=True).submission
    columns = {"name": "a.txt", "kind": "text", "mime": "text/plain", "size": 1, "digest": "0" * 64}
    letter.uploads.create(stored="one.txt", sent_at=letter.submitted_at, is_public=True, **columns)

    withdraw_consent(letter, with_code=True)

    assert not letter.uploads.get().is_public


def test_consent_twice_is_one_and_is_not_given_again():
    letter = answered(wants_public=True).submission
    withdraw_consent(letter, with_code=True)
    withdraw_consent(letter, with_code=True)

    assert letter.events.filter(kind="consent-withdrawn").count() == 1


def test_consent_taken_back_before_the_answer_keeps_it_private():
    sent = assigned(wants_public=True)
    withdraw_consent(sent.submission, with_code=True)

    letter = fresh(sent.submission)

    assert (letter.wants_public, letter.published_at) == (False, None)


def test_consent_is_the_authors_alone():
    author = person()
    letter = answered(wants_public=True, author=author).submission

    for stranger in (None, person(), person(Role.APPROVER, department=letter.department)):
        with pytest.raises(NotAllowed):
            withdraw_consent(letter, by=stranger)
    withdraw_consent(letter, by=author)

    assert fresh(letter).published_at is None


def test_nothing_to_take_back_where_nothing_was_agreed_or_all_is_public():
    private = answered(wants_public=False).submission
    live = approved(interview())

    for one in (private, live):
        with pytest.raises(Closed):
            withdraw_consent(one, with_code=True)
    assert fresh(live).published_at
