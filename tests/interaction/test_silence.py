"""Whoever a moderator has silenced can send nothing to that place."""

import json
import re

import pytest

from interaction.actions.submit import submit
from interaction.models import Submission
from moderation.actions import lift, restrict
from people.refusals import Silenced
from tests.interaction.making import case_of, interview, letter, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def silence(asked: Submission):
    return restrict(case_of(asked), by=moderator(), minutes=60, reason="insult")


def test_silenced_visitor_is_told_until_when_and_why_and_nothing_is_stored(occasion):
    made = silence(question(occasion, visitor="v1"))

    with pytest.raises(Silenced) as refused:
        submit(letter(occasion, "再问一次可以吗？", visitor="v1"))

    assert refused.value.status == 409
    assert made.reason.sentence in refused.value.sentence
    assert Submission.objects.count() == 1


def test_others_and_other_interviews_are_untouched(occasion):
    silence(question(occasion, visitor="v1"))

    assert submit(letter(occasion, "别人的问题呢？", visitor="v2")).number
    assert submit(letter(interview(), "别处的问题呢？", visitor="v1")).number


def test_silenced_account_is_silenced_in_its_other_browser_too(occasion):
    author = person()
    silence(question(occasion, visitor="v1", author=author))

    with pytest.raises(Silenced):
        submit(letter(occasion, "换个浏览器再问？", visitor="v2", author=author))
    assert submit(letter(occasion, "别人的问题呢？", visitor="v2", author=person())).number


def test_lifted_and_repeated_forms_go_through(occasion):
    sent = letter(occasion, "第一个问题是什么？", visitor="v1")
    first = submit(sent)
    made = silence(first.submission)

    assert submit(sent).number == first.number
    lift(made, by=moderator())

    assert submit(letter(occasion, "现在可以问了吗？", visitor="v1")).number


def test_ask_box_keeps_the_text_and_says_it(client, occasion, settings):
    settings.CAPTCHA = False
    address = f"/interview/{occasion.pk}/ask/"

    def key():
        box = client.get(f"/interview/{occasion.pk}/mine/").content.decode()
        return re.search(r'name="key" value="([^"]*)"', box)[1]

    first, second = key(), key()
    assert client.post(address, {"key": first, "body": "第一个问题是什么？"}).status_code == 200
    silence(Submission.objects.get())
    sent = {"key": second, "body": "我还想再问一个问题？"}

    page = client.post(address, sent)
    told = client.post(address, sent, headers={"Accept": "application/json"})

    assert (page.status_code, told.status_code) == (409, 409)
    assert "我还想再问一个问题？" in page.content.decode()
    assert json.loads(told.content)["error"] == "silenced"
    assert Submission.objects.count() == 1
