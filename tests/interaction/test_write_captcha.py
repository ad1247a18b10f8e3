"""A letter is sent past the captcha and the limits, or kept as it is."""

import pytest
from captcha.models import CaptchaStore

from interaction.models import Submission
from tests.interaction import writing

pytestmark = pytest.mark.django_db


def test_write_asks_for_the_captcha_once_and_keeps_the_letter(client, settings):
    settings.CAPTCHA = True
    key = writing.fill(client, "enquiry")

    asked = writing.send(client, "enquiry", key)
    wrong = writing.send(client, "enquiry", key, token=asked.context["look"].captcha.fields["token"].widget.asked.token)

    assert asked.status_code == 200
    assert asked.context["look"].captcha is not None
    assert wrong.status_code == 200
    assert not Submission.objects.exists()


def test_write_takes_the_letter_with_the_right_digits(client, settings):
    settings.CAPTCHA = True
    key = writing.fill(client, "enquiry")
    token, digits = _solved(writing.send(client, "enquiry", key))

    sent = writing.send(client, "enquiry", key, token=token, answer=digits)
    other = writing.send(client, "enquiry", writing.fill(client, "enquiry"))

    assert (sent.status_code, other.status_code) == (302, 302)
    assert Submission.objects.count() == 2


def test_write_wrong_digits_send_nothing(client, settings):
    settings.CAPTCHA = True
    key = writing.fill(client, "enquiry")
    token, _digits = _solved(writing.send(client, "enquiry", key))

    sent = writing.send(client, "enquiry", key, token=token, answer="no")

    assert sent.status_code == 422
    assert not Submission.objects.exists()


def _solved(response):
    asked = response.context["look"].captcha.fields["token"].widget.asked
    return asked.token, CaptchaStore.objects.get(hashkey=asked.image_url.split("/")[-2]).response


def test_write_limits_letters_of_one_browser(client, monkeypatch, settings):
    settings.CAPTCHA = False
    monkeypatch.setattr("interaction.writing_limits.LETTERS", 1)
    writing.written(client, "enquiry")
    key = writing.fill(client, "enquiry")

    response = writing.send(client, "enquiry", key)

    assert response.status_code == 429
    assert "小区东门的路灯坏了" in response.content.decode()
    assert Submission.objects.count() == 1
