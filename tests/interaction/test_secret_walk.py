"""Nothing that was refused, hidden, changed, noted, reported or withdrawn is read by anybody who may not see it.

Secret words are planted in every such text; then everybody in the access table opens every address of the site, every
list is searched for each word, every live topic is read, and mails and logs are looked through.
"""

import logging
import re
from collections import Counter

import pytest
from asgiref.sync import async_to_sync
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from config import errors
from interaction.actions.mailing import send_notices
from moderation.actions.hide import hide, show
from moderation.models import Case
from realtime.routing import dispatch
from tests.access.test_live import headers
from tests.access.world import WHO, routes
from tests.interaction.making import case_of
from tests.interaction.secrets_world import SEES, WORDS, addresses, plant, secret, text_of

pytestmark = pytest.mark.django_db(transaction=True)
SEARCHED = ("/search/", "/enquiry/", "/desk/", "/moderation/", "/moderation/reports/", "/moderation/hidden/")
NOWHERE = "qznosuchwordzq"  # a page that repeats what was searched repeats this as often
ANY = re.compile(f"qz({'|'.join(WORDS)})zq")
TOPICS = ("", "-desk", "-studio")


@pytest.fixture(autouse=True)
def open_house(settings):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.CAPTCHA = False


class Walk:
    """One person's way over the whole site; `found` says of each secret where it was read."""

    def __init__(self, planted, who, skip):
        self.planted, self.skip = planted, skip
        self.user = planted.world.people[who]
        self.client = Client(raise_request_exception=False)
        if self.user:
            self.client.force_login(self.user)
        self.found: dict[str, set[str]] = {}
        self.seen = 0

    def look(self, where: str, text: str, *, echoed: int = 0) -> None:
        for word, times in Counter(ANY.findall(text)).items():
            if times > echoed:
                self.found.setdefault(word, set()).add(where)

    def over_pages(self) -> "Walk":
        for route in routes():
            for address in addresses(route, self.planted.ids):
                if route in self.skip:
                    continue
                answer = self.client.get(address)
                self.seen += answer.status_code == 200
                if answer.status_code == 405:
                    self.skip.add(route)
                assert answer.status_code < 500, f"{address}: {answer.status_code}"
                self.look(address, text_of(answer))
        return self

    def over_searches(self) -> "Walk":
        for place in SEARCHED:
            nothing = self.client.get(place, {"q": NOWHERE, "tab": "decided"})
            for word in WORDS if nothing.status_code == 200 else ():
                answer = self.client.get(place, {"q": secret(word), "tab": "decided"})
                self.look(f"{place}?q={word}", text_of(answer), echoed=text_of(nothing).count(NOWHERE))
        room = self.planted.ids["interview"][0]
        for word in WORDS:
            answer = self.client.get(f"/interview/{room}/similar/", {"q": f"{secret(word)}的问题怎么办？"})
            self.look("similar", text_of(answer))
        return self

    def over_topics(self) -> "Walk":
        room = f"interview-{self.planted.ids['interview'][0]}"
        for topic in ("desk-moderation", *(f"{room}{end}" for end in TOPICS)):
            for where, text in live(topic, headers(self.user)):
                self.look(where, text)
        return self


def words_of_refusal(_request, *, status, title, sentence, code, more=None):
    return HttpResponse(f"{title} {sentence} {code} {more}", status=status)


@async_to_sync
async def live(topic, user_headers):
    app, told = dispatch(pages=None), []
    for path in (f"/live/{topic}/frames", f"/live/{topic}/snapshot"):
        told.append((path, await body_of(app, path, user_headers)))
    return told


async def body_of(app, path, user_headers):
    """What the feed answers from the first frame on."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    query = b"after=0" if path.endswith("frames") else b""
    common = {"path": path, "query_string": query, "headers": user_headers, "client": ("127.0.0.1", 1)}
    await app({"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", **common}, receive, send)
    return b"".join(one.get("body", b"") for one in sent).decode()


def test_no_secret_reaches_whoever_may_not_see_it(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    planted = plant()
    leaks, read, skip = [], {word: set() for word in WORDS}, set()

    for place, who in enumerate((*WHO, "author")):
        cache.clear()
        if place == 1:  # nobody has seen the drawn pages that say no; from now on their words alone
            monkeypatch.setattr(errors, "sentence_response", words_of_refusal)
        walk = Walk(planted, who, skip).over_pages().over_searches().over_topics()
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

    before = Walk(planted, "nobody", set()).over_pages().over_searches().over_topics()

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

    after = Walk(planted, "nobody", set()).over_pages().over_searches().over_topics()

    assert "hidden" not in after.found
