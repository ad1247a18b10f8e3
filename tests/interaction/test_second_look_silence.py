"""A silenced author asks for a second look from where they were refused; another moderator answers."""

import re

import pytest
from django.urls import reverse

from interaction.models import Submission
from moderation.actions import lift, restrict
from moderation.models import Appeal
from tests.interaction.making import case_of, moderator

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIRST, WORDS = "这个局长是不是傻子？", "我没有骂人，请再看一遍。"
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


def key_in(page) -> str:
    return re.search(r'name="key" value="([^"]*)"', page.content.decode())[1]


def silenced(client, occasion):
    """A visitor with this client's cookie who may not write any more."""
    box = client.get(reverse("interaction:mine", args=[occasion.pk]))
    sent = {"key": key_in(box), "body": FIRST}
    assert client.post(reverse("interaction:ask", args=[occasion.pk]), sent).status_code == 200
    by = moderator()
    return restrict(case_of(Submission.objects.get()), by=by, minutes=60, reason="insult"), by


def test_silenced_visitor_appeals_from_where_they_were_refused(client, occasion):
    made, _by = silenced(client, occasion)
    address = reverse("interaction:silence", args=[occasion.pk])

    box = client.get(reverse("interaction:mine", args=[occasion.pk])).content.decode()
    page = client.get(address, headers=ENGLISH).content.decode()
    answered = client.post(address, {"text": WORDS})

    assert f'href="{address}"' in box
    assert made.reason.sentence_en in page
    assert answered.status_code == 302
    assert Appeal.objects.get().restriction == made
    assert "You have asked for a second look." in client.get(address, headers=ENGLISH).content.decode()


def test_silence_of_others_cannot_be_appealed(client, occasion):
    silenced(client, occasion)
    client.cookies.clear()
    address = reverse("interaction:silence", args=[occasion.pk])

    assert "Nothing keeps you from writing here." in client.get(address, headers=ENGLISH).content.decode()
    client.post(address, {"text": WORDS})
    assert Appeal.objects.count() == 0


def test_second_moderator_lifts_the_silence_and_the_author_is_told(client, occasion):
    made, by = silenced(client, occasion)
    client.post(reverse("interaction:silence", args=[occasion.pk]), {"text": WORDS})
    asked, second = Submission.objects.get(), moderator()
    address = reverse("moderation:appeal_overturn", args=[Appeal.objects.get().pk])

    client.force_login(by)
    own = client.post(address)
    client.force_login(second)
    others = client.post(address, {"phrase": "sorry"})

    made.refresh_from_db()
    assert (own.status_code, others.status_code) == (400, 302)
    assert (made.is_live, made.lifted_by) == (False, second)
    assert asked.events.filter(kind="restriction-lifted").count() == 1
    assert client.post(address).status_code == 409


def test_upheld_silence_needs_an_answer_which_its_author_reads(client, occasion):
    silenced(client, occasion)
    mine_at = reverse("interaction:silence", args=[occasion.pk])
    client.post(mine_at, {"text": WORDS})
    cookies = client.cookies.copy()
    client.force_login(moderator())
    address = reverse("moderation:appeal_uphold", args=[Appeal.objects.get().pk])

    assert client.post(address).status_code == 422
    assert client.post(address, {"words": "请先冷静一下。"}).status_code == 302
    client.cookies = cookies
    assert "请先冷静一下。" in client.get(mine_at).content.decode()
    assert Submission.objects.get().events.filter(kind="restriction-stands").count() == 1


def test_lifting_ends_an_open_appeal_and_nobody_judged_themselves(client, occasion):
    made, by = silenced(client, occasion)
    client.post(reverse("interaction:silence", args=[occasion.pk]), {"text": WORDS})

    lift(made, by=by)

    appeal = Appeal.objects.get()
    assert (appeal.state, appeal.decided_by) == ("overturned", None)


def test_same_words_twice_are_one_appeal_and_others_are_closed(client, occasion):
    silenced(client, occasion)
    address = reverse("interaction:silence", args=[occasion.pk])

    sent = [client.post(address, {"text": text}).status_code for text in (WORDS, WORDS, f"{WORDS}拜托。", "短")]

    assert sent == [302, 302, 409, 422]
    assert Appeal.objects.count() == 1
