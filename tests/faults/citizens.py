"""Citizens who go on asking questions whatever happens to the server, and remember what it promised them."""

import http.cookiejar
import json
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
SENT_TWICE = 0.25  # how many send the same form again, as after a reply that was lost on its way
GONE = (urllib.error.URLError, ConnectionError, TimeoutError, OSError)


@dataclass
class History:
    """What a run promised and answered: number by text of each acknowledged question, and every status seen."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)
    cut_off: int = 0  # requests that ended without an answer
    repeated: int = 0  # posts answered with the receipt of an earlier one
    slowest: float = 0.0  # seconds of the slowest acknowledged post


class Citizens:
    """Threads that ask one question after another, each with a new visitor; a cut-off post is repeated with its key.

    Some send an acknowledged form a second time as well and must be shown the same receipt.
    """

    def __init__(self, urls: list[str], occasion: int, *, threads: int = 3, seed: int = 1):
        self.urls, self.occasion = urls, occasion
        self.history = History()
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._go_on, args=(seed * 1000 + one,)) for one in range(threads)]
        self._failed: list[BaseException] = []

    def __enter__(self) -> "Citizens":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        for thread in self._threads:
            thread.join(60)
        if self._failed:
            raise self._failed[0]

    def _go_on(self, seed: int) -> None:
        chance = random.Random(seed)
        asked = 0
        try:
            while not self._end.is_set():
                asked += 1
                self._ask(f"{seed} 号市民的第 {asked} 个问题：什么时候修路？", chance)
        except BaseException as error:
            self._failed.append(error)

    def _ask(self, text: str, chance: random.Random) -> None:
        """Asks one question until it is acknowledged; the key stays the same through every repetition."""
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        opener.addheaders = [("X-Forwarded-For", ".".join(str(chance.randrange(1, 255)) for _ in range(4)))]
        page = self._until_answered(lambda: self._read(opener, chance))
        form = {"csrfmiddlewaretoken": TOKEN.search(page)[1], "key": KEY.search(page)[1], "body": text, "byline": ""}
        start = time.monotonic()
        receipt = self._until_answered(lambda: self._post(opener, form, chance))
        took = time.monotonic() - start
        if chance.random() < SENT_TWICE:
            again = self._until_answered(lambda: self._post(opener, form, chance))
            assert (again["number"], again["code"]) == (receipt["number"], receipt["code"])
            receipt = again
        with self._lock:
            self.history.acknowledged[text] = receipt["number"]
            self.history.repeated += receipt["repeat"]
            self.history.slowest = max(self.history.slowest, took)

    def _until_answered(self, request):
        """What the request gives once the server answers it; connections cut off and 503 are tried again for 60 s."""
        end = time.monotonic() + 60
        while True:
            try:
                return request()
            except urllib.error.HTTPError as error:
                with error:
                    self._count(error.code)
                    if error.code != 503:
                        raise AssertionError(f"{error.code}: {error.read()[:500]}") from error
            except GONE:
                with self._lock:
                    self.history.cut_off += 1
            assert time.monotonic() < end, "no answer for 60 s"
            time.sleep(0.1)

    def _read(self, opener, chance) -> str:
        with opener.open(self._address(chance), timeout=15) as answer:
            self._count(answer.status)
            return answer.read().decode()

    def _post(self, opener, form: dict, chance) -> dict:
        body = urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self._address(chance), body, {"Accept": "application/json"})
        with opener.open(request, timeout=15) as answer:
            told = json.load(answer)
            self._count(answer.status)
            return told

    def _address(self, chance) -> str:
        return f"{chance.choice(self.urls)}/interview/{self.occasion}/ask/"

    def _count(self, status: int) -> None:
        with self._lock:
            self.history.statuses[status] = self.history.statuses.get(status, 0) + 1
