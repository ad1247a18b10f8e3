"""The other people of an interview, acting over plain HTTP, so that a window shows what comes of their acts."""

import re
from urllib.parse import quote

from interaction.rehearsal.browser import Answer, Browser, until_answered
from interaction.rehearsal.citizens import KEY

CASE = re.compile(r'data-case="(\d+)"')
VERSION = re.compile(r'data-item="\d+" data-version="(\d+)"')
DESK = re.compile(r'name="guest" value="(\d+)"><input type="hidden" name="version" value="(\d+)"')


class Crew:
    """The second moderator, the host, who may type for the guests, and any number of citizens of the live interview.

    The site asks no captcha. Acts wait for a site that is about to come back.
    """

    def __init__(self, site):
        self.urls = site.urls
        self.moderator, _desk = self._signed_in("moderator-2")
        self.host, studio = self._signed_in("host")
        self.number = int(studio.strip("/").split("/")[-1])
        self.room, self.studio = f"{site.url}/interview/{self.number}/", f"{site.url}{studio}"

    def close(self) -> None:
        for browser in (self.moderator, self.host):
            browser.close()

    def _signed_in(self, handle: str) -> tuple[Browser, str]:
        browser = Browser(self.urls)
        answer = browser.post(f"/demo/as/demo-{handle}/", {}, accept="text/html")
        assert answer.status == 302, answer.body
        return browser, answer.headers["location"]

    def asks(self, text: str) -> int:
        """A new citizen sends this question; its id."""
        citizen = Browser(self.urls)
        key = KEY.search(citizen.get(f"/interview/{self.number}/mine/").body)[1]
        receipt = _sent(citizen, f"/interview/{self.number}/ask/", key=key, body=text)
        citizen.close()
        return receipt["id"]

    def cases(self, text: str, tab: str = "waiting") -> list[str]:
        """The ids of the desk's cases that hold this text, of which 40 characters must suffice."""
        page = until_answered(lambda: self.moderator.get(f"/moderation/?tab={tab}&q={quote(text[:40])}"), patience=20)
        return CASE.findall(page.body)

    def decides(self, step: str, text: str) -> None:
        """The moderator takes this step (approve, undo) with the one case of this text."""
        (case,) = self.cases(text, "decided" if step == "undo" else "waiting")
        version = VERSION.search(self.moderator.get(f"/moderation/{case}/item/").body)[1]
        _sent(self.moderator, f"/moderation/{case}/{step}/", version=version)

    def takes(self, policy: str) -> None:
        """The moderator sets how the interview takes questions."""
        _sent(self.moderator, f"/interview/{self.number}/policy/", policy=policy)

    def publishes(self, text: str) -> int:
        """A citizen asks and the moderator approves; the question's id."""
        question = self.asks(text)
        self.decides("approve", text)
        return question

    def acts(self, step: str, **fields) -> dict:
        """The host presses a button of the studio."""
        return _sent(self.host, f"/studio/{self.number}/{step}/", **fields)

    def says(self, text: str) -> None:
        self.acts("say", text=text)

    def airs(self, question: int) -> None:
        self.acts("air", question=question)

    def answers(self, question: int, text: str) -> None:
        """Releases an answer to the question on air: the first guest's, then the second's."""
        guest, version = DESK.search(self.host.get(f"/studio/{self.number}/board/").body).groups()
        self.acts("answer", question=question, guest=guest, version=version, text=text)


def _sent(browser: Browser, path: str, **fields) -> dict:
    answer: Answer = until_answered(lambda: browser.post(path, fields), patience=20)
    assert answer.status in (200, 201), f"{path} answered {answer.status}: {answer.body[:300]}"
    return answer.json()
