"""Simulated staff: they sign in like people and act through the addresses of the pages, one thread each."""

import threading
import time
from collections.abc import Callable

from interaction.rehearsal.browser import Browser, Unreachable, signed_in, until_answered
from interaction.rehearsal.history import History

PATIENCE = 60.0  # seconds one act is tried
PAUSE = 0.4  # seconds between two looks at the state
HERE_EVERY = 20.0  # seconds, as the studio's page does it
CLOSED = (404, 409)  # somebody else was faster, or an earlier try of ours was heard


class Staff:
    """One signed-in person who looks at a live topic's state and does what follows from it, again and again."""

    topic_tail = "-studio"

    def __init__(self, urls: list[str], handle: str, password: str, *, occasion: int, history: History):
        self.urls, self.handle, self.occasion, self.history = urls, handle, occasion, history
        self.browser: Browser = signed_in(urls, handle, password)
        self._here_at = -HERE_EVERY
        self.done: set[tuple[str, int]] = set()  # the state is up to a second old: nothing is done twice

    def run(self, stopping: threading.Event) -> None:
        """Works until it is told to stop."""
        while not stopping.wait(PAUSE):
            try:
                self.be_here()
                self.work(self.state())
            except Unreachable:
                continue
            except Exception as error:
                self.history.trouble(f"{self.handle}: {type(error).__name__} {error}")
                raise

    def work(self, state: dict) -> None:
        """Does what follows from the state."""
        raise NotImplementedError

    def be_here(self) -> None:
        """Says like an open page of the studio that this person is at their desk."""
        if self.topic_tail == "-studio" and time.monotonic() - self._here_at > HERE_EVERY:
            self._here_at = time.monotonic()
            self.browser.post(f"/studio/{self.occasion}/here/", {})

    def state(self) -> dict:
        """The state of the topic now."""
        path = f"/live/interview-{self.occasion}{self.topic_tail}/snapshot"
        answer = until_answered(lambda: self.browser.get(path, accept="application/json"), patience=PATIENCE)
        if answer.status != 200:
            raise ValueError(f"{path} answered {answer.status} to {self.handle}")
        return answer.json()["state"]

    def act(self, what: str, path: str, **fields) -> bool:
        """Posts and notes it; whether it was done now. What somebody else did first is no trouble."""
        started = time.monotonic()
        answer = until_answered(lambda: self.browser.post(path, fields), patience=PATIENCE)
        if answer.status == 200:
            self.history.did(what, time.monotonic() - started)
        elif answer.status in CLOSED:
            self.history.did(f"{what} (too late)", time.monotonic() - started)
        else:
            self.history.trouble(f"{path} answered {answer.status}: {answer.body[:200]}")
        return answer.status == 200

    def first_time(self, what: str, about: int) -> bool:
        """Whether this has not been done to that thing yet; from now on it has."""
        known = (what, about) in self.done
        self.done.add((what, about))
        return not known


class Moderator(Staff):
    """Reads every `of`-th case, from the `share`-th on; each 25th is not published, the rest is approved."""

    topic_tail = "-desk"

    def __init__(self, *who, share: int, of: int, **more):
        super().__init__(*who, **more)
        self.share, self.of = share, of

    def work(self, state: dict) -> None:
        for case in state["cases"]:
            if case["id"] % self.of != self.share:
                continue
            if case["id"] % 25 == 24:
                self._decide("reject", case, reason="too-vague")
            else:
                self._decide("approve", case)

    def _decide(self, what: str, case: dict, **fields) -> None:
        if self.first_time("decide", case["id"] * 1000 + case["version"]):
            self.act(what, f"/moderation/{case['id']}/{what}/", version=case["version"], **fields)


class Host(Staff):
    """Goes live, greets, keeps three on the shortlist and puts the next one on air once one is answered.

    Each shortlisted question is given to a guest in turn; each 20th is joined to an earlier one instead.
    """

    def __init__(self, *who, guests: list[int], **more):
        super().__init__(*who, **more)
        self.guests = guests
        self._said_at, self._aired = 0.0, 0

    def studio(self, step: str, **fields) -> bool:
        return self.act(step, f"/studio/{self.occasion}/{step}/", **fields)

    def work(self, state: dict) -> None:
        if state["phase"]["state"] in ("announced", "collecting"):
            self.studio("go-live")
            return
        if state["phase"]["state"] in ("paused", "interrupted"):
            self.studio("resume")
        by_state = _by_state(state)
        self._join(by_state("approved"))
        if time.monotonic() - self._said_at > 30:
            self._said_at = time.monotonic()
            self.studio("say", text=f"已经收到 {len(state['questions'])} 个问题，我们一个一个来。")
        for question in by_state("approved")[: max(0, 3 - len(state["shortlist"]))]:
            if self.first_time("shortlist", question["id"]):
                self.studio("shortlist", question=question["id"])
                self.studio("assign", question=question["id"], guest=self.guests[question["id"] % len(self.guests)])
        following = next((pk for pk in state["shortlist"] if ("air", pk) not in self.done), None)
        if following and not by_state("on-air") and self._aired_is_told(state):
            self.done.add(("air", following))
            self._aired = following
            self.studio("air", question=following)

    def _join(self, approved: list[dict]) -> None:
        for place, question in enumerate(approved[1:], start=1):
            if question["id"] % 20 == 7 and self.first_time("shortlist", question["id"]):
                self.studio("join", question=question["id"], into=approved[place - 1]["id"])

    def end(self) -> None:
        """Ends the interview; what was approved and not answered goes to the departments."""
        self.studio("end")

    def _aired_is_told(self, state: dict) -> bool:
        """Whether the state is newer than what was put on air last."""
        return self._aired not in state["shortlist"]


class Speaker(Staff):
    """A guest: answers what is on air, taking turns with the others by the question's number."""

    def __init__(self, *who, guest: int, share: int, of: int, seconds: float, **more):
        super().__init__(*who, **more)
        self.guest, self.share, self.of, self.seconds = guest, share, of, seconds

    def work(self, state: dict) -> None:
        for question in _by_state(state)("on-air"):
            if question["id"] % self.of == self.share and self.first_time("answer", question["id"]):
                time.sleep(self.seconds)
                version = next((one["version"] for one in state["drafts"] if self._mine(one, question)), 0)
                text = f"您提的这件事我们记下了（问题 {question['id']}），会后安排人到现场看，三个工作日内给您回话。"
                path = f"/studio/{self.occasion}/answer/"
                self.act("answer", path, question=question["id"], guest=self.guest, text=text, version=version)

    def _mine(self, draft: dict, question: dict) -> bool:
        return (draft["question"], draft["guest"]) == (question["id"], self.guest)


def _by_state(state: dict) -> Callable[[str], list[dict]]:
    return lambda wanted: [question for question in state["questions"] if question["state"] == wanted]
