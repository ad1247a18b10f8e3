"""One person's way over the whole site, looking for planted words: every address, every search, every live topic."""

import re
from collections import Counter

from asgiref.sync import async_to_sync
from django.test import Client

from realtime.routing import dispatch
from tests.access.test_live import headers
from tests.access.world import routes
from tests.interaction.secrets_world import addresses, secret, text_of

NOWHERE = "qznosuchwordzq"  # a page that repeats what was searched repeats this as often


class Walk:
    """One person's way; `found` says of each word where it was read.

    `ids` are what addresses can name, `words` what is looked for, `skip` the routes known to answer no GET.
    """

    def __init__(self, user, ids: dict, words: tuple, skip: set):
        self.user, self.ids, self.words, self.skip = user, ids, words, skip
        self.any = re.compile(f"qz({'|'.join(words)})zq")
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.found: dict[str, set[str]] = {}
        self.seen = 0

    def look(self, where: str, text: str, *, echoed: int = 0) -> None:
        """Remembers which words stand in this text more often than a search repeats them."""
        for word, times in Counter(self.any.findall(text)).items():
            if times > echoed:
                self.found.setdefault(word, set()).add(where)

    def over_pages(self) -> "Walk":
        """Opens every address with everything it can name."""
        for route in routes():
            for address in addresses(route, self.ids):
                if route in self.skip:
                    continue
                answer = self.client.get(address)
                self.seen += answer.status_code == 200
                if answer.status_code == 405:
                    self.skip.add(route)
                assert answer.status_code < 500, f"{address}: {answer.status_code}"
                self.look(address, text_of(answer))
        return self

    def over_searches(self, places: tuple) -> "Walk":
        """Searches each of these lists for every word."""
        for place in places:
            nothing = self.client.get(place, {"q": NOWHERE, "tab": "decided"})
            for word in self.words if nothing.status_code == 200 else ():
                answer = self.client.get(place, {"q": secret(word), "tab": "decided"})
                self.look(f"{place}?q={word}", text_of(answer), echoed=text_of(nothing).count(NOWHERE))
        return self

    def over_topics(self, topics: tuple) -> "Walk":
        """Reads frames and snapshot of each live topic."""
        for topic in topics:
            for where, text in _live(topic, headers(self.user)):
                self.look(where, text)
        return self


@async_to_sync
async def _live(topic, user_headers):
    app, told = dispatch(pages=None), []
    for path in (f"/live/{topic}/frames", f"/live/{topic}/snapshot"):
        told.append((path, await _body_of(app, path, user_headers)))
    return told


async def _body_of(app, path, user_headers):
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
