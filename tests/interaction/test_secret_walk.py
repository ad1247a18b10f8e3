"""Nothing that was refused, hidden, changed, noted, reported or withdrawn is read by anybody who may not see it.

Secret words are planted in every such text; then everybody in the access table opens every address of the site, every
list is searched for each word, every live topic is read, and mails and logs are looked through.
"""

import logging

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse

from config import errors
from interaction.actions.mailing import send_notices
from moderation.actions.hide import hide, show
from moderation.models import Case
from tests.access.world import WHO
from tests.interaction.making import case_of
from tests.interaction.secrets_world import SEES, WORDS, plant, secret, text_of
from tests.interaction.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
SEARCHED = ("/search/", "/enquiry/", "/desk/", "/moderation/", "/moderation/reports/", "/moderation/hidden/")
TOPICS = ("", "-desk", "-studio")


@pytest.fixture(autouse=True)
def open_house(settings):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.CAPTCHA = False


def walked(planted, who, skip) -> Walk:
    """Everything this person can open, search and follow."""
    walk = Walk(planted.world.people[who], planted.ids, WORDS, skip).over_pages().over_searches(SEARCHED)
    room = planted.ids["interview"][0]
    for word in WORDS:
        answer = walk.client.get(f"/interview/{room}/similar/", {"q": f"{secret(word)}的问题怎么办？"})
        walk.look("similar", text_of(answer))
    return walk.over_topics(("desk-moderation", *(f"interview-{room}{end}" for end in TOPICS)))


def words_of_refusal(_request, *, status, title, sentence, code, more=None):
    return HttpResponse(f"{title} {sentence} {code} {more}", status=status)


def test_no_secret_reaches_whoever_may_not_see_it(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    planted = plant()
    leaks, read, skip = [], {word: set() for word in WORDS}, set()

    for place, who in enumerate((*WHO, "author")):
        cache.clear()
        if place == 1:  # nobody has seen the drawn pages that say no; from now on their words alone
            monkeypatch.setattr(errors, "sentence_response", words_of_refusal)
        walk = walked(planted, who, skip)
        assert walk.seen > 25, who
        for word, places in walk.found.items():
            read[word].add(who)
            if who not in SEES[word]:
                leaks.append(f"{who} reads {word} at {sorted(places)[:4]}")

    assert "\n".join(leaks) == ""
    assert {word for word in WORDS if not read[word]} == {"contact"}  # the secrets were there to leak
    for who in ("own-moderator", "moderator"):
        assert {word for word in WORDS if who in read[word]} == {word for word in WORDS if who in SEES[word]}
    send_notices()
    said = [f"{one.subject}\n{one.body}" for one in mail.outbox]
    assert said
    told = "\n".join([*said, caplog.text])
    assert [word for word in WORDS if secret(word) in told] == []


def test_what_is_hidden_was_everywhere_and_is_nowhere():
    planted = plant()
    case = Case.objects.get(text__contains=secret("hidden"))
    show(case, by=planted.world.people["moderator"], version=case.version)
    room, asked = planted.ids["interview"][0], case.about_id
    cache.clear()

    before = walked(planted, "nobody", set())

    assert before.found["hidden"] >= {
        f"/interview/{room}/",
        f"/interview/{room}/answers/{asked}/",
        f"/interview/{room}/questions.csv",
        f"/interview/{room}/questions.json",
        f"/interview/{room}/record.jsonl",
        f"/interview/{room}/transcript.docx",
        f"/interview/{room}/transcript/",
        f"/live/interview-{room}/frames",
        f"/live/interview-{room}/snapshot",
        f"/report/{asked}/",
        "/search/?q=hidden",
        "similar",
    }
    case = case_of(case.about)
    hide(case, by=planted.world.people["moderator"], version=case.version, reason="insult")
    cache.clear()

    after = walked(planted, "nobody", set())

    assert "hidden" not in after.found
