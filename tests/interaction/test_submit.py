"""submit(): exactly once, whatever the network does."""

import threading

import pytest
from django.db import connections

from interaction import receipts
from interaction.actions.submit import submit
from interaction.models import Event, Message, Submission
from interaction.queries.receipt import by_number_and_code
from moderation.models import Case
from people.refusals import Closed, KeyReused, KeyTaken
from tests.interaction.making import interview, letter

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_submit_stores_text_history_and_case_and_gives_number_and_code():
    occasion = interview()

    receipt = submit(letter(occasion, "电梯要多少户同意？", byline="海风"))

    stored = Submission.objects.get()
    assert receipt.number == stored.number
    assert stored.number.startswith("LS-20")
    assert stored.state == "waiting"
    assert Message.objects.get().text == "电梯要多少户同意？"
    assert [event.kind for event in Event.objects.all()] == ["submitted"]
    assert Case.objects.get().scope == occasion.topic
    assert by_number_and_code(receipt.number, receipt.code) == stored


def test_code_is_stored_only_as_hash_and_opens_with_look_alike_letters():
    receipt = submit(letter(interview()))

    stored = Submission.objects.get()
    assert receipt.code.replace("-", "") not in str(Submission.objects.values().get())
    assert by_number_and_code(stored.number, receipt.code.lower().replace("0", "o").replace("1", "l")) == stored
    assert by_number_and_code(stored.number, receipts.query_code("other", stored.pk)) is None
    assert by_number_and_code("LS-2026-999999", receipt.code) is None


def test_repeated_form_gets_the_same_receipt_and_stores_nothing_twice():
    sent = letter(interview())

    first, second = submit(sent), submit(sent)

    assert (second.number, second.code, second.is_repeat) == (first.number, first.code, True)
    assert Submission.objects.count() == Case.objects.count() == Message.objects.count() == 1


def test_same_key_with_another_text_is_refused():
    occasion = interview()
    sent = letter(occasion, "第一个问题是什么？")
    submit(sent)

    with pytest.raises(KeyReused):
        submit(letter(occasion, "另一个问题是什么？", key=sent.key))


def test_key_of_another_visitor_is_refused():
    occasion = interview()

    with pytest.raises(KeyTaken):
        submit(letter(occasion, key=receipts.new_key("v2"), visitor="v1"))


@pytest.mark.parametrize("state", ["announced", "archived", "cancelled"])
def test_closed_interview_takes_no_question(state):
    with pytest.raises(Closed):
        submit(letter(interview(state)))
    assert not Submission.objects.exists()


def test_closed_policy_takes_no_question():
    with pytest.raises(Closed):
        submit(letter(interview(policy="closed")))


def test_refused_captcha_stores_nothing():
    assert submit(letter(interview()), allow=lambda: False) is None
    assert not Submission.objects.exists()


def test_visitor_cannot_be_joined_across_occasions():
    first, second = interview(), interview()
    submit(letter(first, visitor="same"))
    submit(letter(second, visitor="same"))

    hashes = set(Submission.objects.values_list("visitor", flat=True))
    assert len(hashes) == 2
    assert "same" not in hashes


@pytest.mark.django_db(transaction=True)
def test_sixteen_parallel_posts_of_one_form_are_one_submission():
    sent, receipts_given = letter(interview()), []

    def post():
        try:
            receipts_given.append(submit(sent))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Submission.objects.count() == 1
    assert {(receipt.number, receipt.code) for receipt in receipts_given} == {
        (receipts_given[0].number, receipts_given[0].code)
    }
    assert sum(not receipt.is_repeat for receipt in receipts_given) == 1
    assert len(receipts_given) == 16


@pytest.mark.django_db(transaction=True)
def test_numbers_of_parallel_questions_are_unique_and_without_holes():
    occasion = interview()

    def post(number):
        try:
            submit(letter(occasion, f"第{number}个问题怎么办？", visitor=f"v{number}"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(int(number[-6:]) for number in Submission.objects.values_list("number", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + 12))
