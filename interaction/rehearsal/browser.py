"""A browser without a screen: one person's cookies, one connection kept open, forms with their token."""

import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

TIMEOUT = 30.0  # seconds
NUMBER = re.compile(r"\d+")
FORM = "application/x-www-form-urlencoded"


class Unreachable(Exception):
    """No answer, or one that asks to come again later (429, 5xx); `wait` says after how many seconds."""

    def __init__(self, why: str, wait: float = 0.5):
        self.wait = wait
        super().__init__(why)


@dataclass(frozen=True)
class Answer:
    """What the site said."""

    status: int
    body: str
    headers: dict[str, str]

    def json(self) -> dict:
        """The body as an object; raises Unreachable when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise Unreachable(f"{self.status} without JSON") from None


class Browser:
    """One person at one of the site's processes; after a broken connection the next process is tried."""

    def __init__(self, urls: list[str], *, address: str = "", place: int = 0):
        self.urls, self.place = urls, place % len(urls)
        self.cookies: dict[str, str] = {}
        self.lost = 0  # requests that ended without an answer
        self.turned_away: Counter[str] = Counter()  # answers that asked to come again, by their status
        self._address = address
        self._connection: HTTPConnection | None = None

    @property
    def url(self) -> str:
        return self.urls[self.place]

    def get(self, path: str, *, accept: str = "text/html") -> Answer:
        """Raises Unreachable."""
        return self._ask("GET", path, None, {"Accept": accept})

    def post(self, path: str, fields: dict, *, accept: str = "application/json") -> Answer:
        """Sends a form with the token of this browser's cookie. Raises Unreachable."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode(token | fields).encode()
        return self._ask("POST", path, body, {"Accept": accept, "Content-Type": FORM})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        try:
            answer = self._exchange(method, path, body, headers)
        except (OSError, HTTPException) as error:
            self.close()
            self.lost += 1
            self.place = (self.place + 1) % len(self.urls)
            raise Unreachable(type(error).__name__) from error
        if answer.status == 429 or answer.status >= 500:
            self.turned_away[f"{answer.status} {method} {NUMBER.sub('n', path)}"] += 1
            raise Unreachable(str(answer.status), float(answer.headers.get("retry-after", 1)))
        return answer

    def _exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = self._connection or self._dial()
        connection.request(method, path, body, headers | self._own_headers())
        response = connection.getresponse()
        text = response.read().decode()
        self._keep(response.headers.get_all("Set-Cookie") or ())
        if response.will_close:
            self.close()
        return Answer(response.status, text, {name.lower(): value for name, value in response.headers.items()})

    def _dial(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.netloc, timeout=TIMEOUT)
        return self._connection

    def _own_headers(self) -> dict[str, str]:
        own = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Origin": self.url}
        return own | ({"X-Forwarded-For": self._address} if self._address else {})

    def _keep(self, lines) -> None:
        for line in lines:
            name, _equals, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip().strip('"')

    def close(self) -> None:
        """Ends the connection; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def until_answered(request, *, patience: float, stopping=None):
    """What `request()` gives once it is answered; tried again with jitter for `patience` seconds, then Unreachable."""
    end, tries = time.monotonic() + patience, 0
    while True:
        try:
            return request()
        except Unreachable as away:
            tries += 1
            pause = max(away.wait, random.uniform(0, min(5.0, 0.2 * 2**tries)))
            if time.monotonic() + pause > end or (stopping is not None and stopping.is_set()):
                raise
            time.sleep(pause)


def signed_in(urls: list[str], handle: str, password: str, *, patience: float = 60) -> Browser:
    """A browser signed in through the login page; raises Unreachable, or ValueError for a wrong password."""
    browser = Browser(urls)
    until_answered(lambda: browser.get("/accounts/login/"), patience=patience)
    form = {"contact": handle, "password": password}
    answer = until_answered(lambda: browser.post("/accounts/login/", form, accept="text/html"), patience=patience)
    if answer.status != 302 or "sessionid" not in browser.cookies:
        raise ValueError(f"{handle} could not sign in: {answer.status}")
    return browser
