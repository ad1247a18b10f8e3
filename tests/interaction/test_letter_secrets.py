"""No text of a letter, its desk or its author reaches anybody it is not for: planted words, the whole site."""

import logging

import pytest
from django.core import mail
from django.core.cache import cache

from config import errors
from interaction.actions.mailing import send_notices
from tests.access.letters_world import WHO
from tests.interaction.letter_secrets import WORDS, plant
from tests.interaction.secrets_world import secret
from tests.interaction.test_secret_walk import words_of_refusal
from tests.interaction.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
SEARCHED = ("/search/", "/enquiry/", "/complaint/", "/faq/", "/desk/", "/moderation/")
DESK = {"named-officer", "own-officer", "own-approver", "own-supervisor", "dispatcher", "supervisor"}
SCREEN = {"moderator", "auditor"}  # what moderation decided upon, and the record of it
ALL = DESK | SCREEN | {"author"}
SEES = {
    "private": ALL | {"other-officer"},  # whose department was asked to add something
    "file": ALL | {"other-officer"},
    "added": DESK | {"author", "other-officer"},
    **dict.fromkeys(("note", "help", "draft", "returned"), DESK | {"other-officer"}),  # who writes together reads all
    "instruction": DESK,
    "accused": DESK | {"author"},
    "whistle": ALL,
    **dict.fromkeys(("consent", "raw"), ALL),
    "identity": {"author"},  # the desk shows it upon a reason given, which is kept
    "retired": {"own-approver", "named-officer", "own-officer", "auditor", "admin"},
}
ON_THE_DESK = ("private", "file", "added", "note", "help", "draft", "returned", "instruction", "whistle")


@pytest.fixture(autouse=True)
def open_house(settings):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.CAPTCHA = False


def test_no_letter_is_read_by_whom_it_is_not_for(caplog, monkeypatch):
    caplog.set_level(logging.INFO)
    planted = plant()
    place_of = planted.world.letters["private"].department_id
    read, leaks, skip = {word: set() for word in WORDS}, [], set()

    for place, who in enumerate(WHO):
        cache.clear()
        if place == 1:  # nobody has seen the drawn pages that say no; from now on their words alone
            monkeypatch.setattr(errors, "sentence_response", words_of_refusal)
        walk = Walk(planted.world.people[who], planted.ids, WORDS, skip).over_pages().over_searches(SEARCHED)
        assert walk.seen > 20, who
        for word, places in walk.over_topics(("desk-moderation", f"desk-letters-{place_of}")).found.items():
            read[word].add(who)
            if who not in SEES[word]:
                leaks.append(f"{who} reads {word} at {sorted(places)[:4]}")

    assert "\n".join(leaks) == ""
    assert [word for word in ON_THE_DESK if not read[word] >= DESK] == []
    assert [word for word in WORDS if not read[word]] == []  # the secrets were there to leak
    send_notices()
    said = [f"{one.subject}\n{one.body}" for one in mail.outbox]
    assert said
    told = "\n".join([*said, caplog.text])
    assert [word for word in WORDS if secret(word) in told] == []
