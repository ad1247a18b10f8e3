"""A rehearsal from beginning to end."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from interaction.models import Occasion
from interaction.queries.occasions import guests_of, hosts_of
from interaction.rehearsal.citizens import Citizen, Citizens
from interaction.rehearsal.history import History
from interaction.rehearsal.questions import Questions
from interaction.rehearsal.report import Report, compare, progress, report
from interaction.rehearsal.staff import Host, Moderator, Speaker, Staff
from interaction.rehearsal.truth import stored
from realtime.crowd import Crowd, whole_stream
from realtime.queries import position

EVERY = 5.0  # seconds between two lines of progress
CONNECTING, CATCHING_UP = 60.0, 60.0  # seconds at most
MODERATORS = ("demo-moderator", "demo-moderator-2")


@dataclass(frozen=True)
class Plan:
    """How large the rehearsal is; `seconds_per_answer` is what a guest needs."""

    urls: list[str]
    password: str
    citizens: int
    per_minute: float
    minutes: float
    seconds_per_answer: float = 2.0
    feed: bool = False


class Rehearsal:
    """Drives one interview by the plan; `say` gets the lines of progress."""

    def __init__(self, occasion: Occasion, plan: Plan, questions: Questions, *, say: Callable[[str], object]):
        self.occasion, self.plan, self.questions, self.say = occasion, plan, questions, say
        self.history = History()
        self._people = [Citizen(n, plan.urls, occasion.pk, self.history) for n in range(plan.citizens)]
        self._stopping = threading.Event()

    def run(self) -> Report:
        """Returns once the interview is ended and every viewer has what the database has, or a minute after that."""
        plan = self.plan
        host, staff = self._staff()
        with Crowd(plan.urls, self.occasion.topic, plan.citizens, feed=plan.feed) as crowd:
            self._wait(lambda: crowd.watching == plan.citizens, CONNECTING)
            workers = [threading.Thread(target=one.run, args=(self._stopping,), daemon=True) for one in (host, *staff)]
            workers.append(threading.Thread(target=self._report_on, args=(crowd,), daemon=True))
            for worker in workers:
                worker.start()
            self._ask()
            self._wait(self._desk_is_empty, CATCHING_UP)
            self._stopping.set()
            for worker in workers:
                worker.join(30)
            host.end()
            for browser in [one.browser for one in (host, *staff)] + [one.browser for one in self._people]:
                self.history.turned_away += browser.turned_away
            return self._closed(crowd)

    def stop(self) -> None:
        """Ends the asking early; the report follows."""
        self._stopping.set()

    def _ask(self) -> None:
        asking = Citizens(self._people, self.questions, per_minute=self.plan.per_minute, minutes=self.plan.minutes)
        asking.run(self._stopping)

    def _staff(self) -> tuple[Host, list[Staff]]:
        where: dict[str, Any] = {"occasion": self.occasion.pk, "history": self.history}
        urls, password = self.plan.urls, self.plan.password
        host = hosts_of(self.occasion).select_related("user").first()
        guests = guests_of(self.occasion).select_related("user").filter(user__isnull=False)
        speaking = [(guest.pk, guest.user.handle) for guest in guests if guest.user]
        if host is None or host.user is None or not speaking:
            raise ValueError("The interview needs a host and a guest with accounts before it can be rehearsed.")
        staff: list[Staff] = []
        for place, handle in enumerate(MODERATORS):
            staff.append(Moderator(urls, handle, password, **where, share=place, of=len(MODERATORS)))
        for place, (guest, handle) in enumerate(speaking):
            turn = where | {"guest": guest, "share": place, "of": len(speaking)}
            staff.append(Speaker(urls, handle, password, seconds=self.plan.seconds_per_answer, **turn))
        chair = Host(urls, host.user.handle, password, **where, guests=[guest for guest, _handle in speaking])
        return chair, staff

    def _report_on(self, crowd: Crowd) -> None:
        started = time.monotonic()
        while not self._stopping.wait(EVERY):
            self.say(progress(time.monotonic() - started, self.history, crowd))

    def _desk_is_empty(self) -> bool:
        return not self.occasion.submissions.filter(state="waiting").exists()

    def _closed(self, crowd: Crowd) -> Report:
        head, _epoch = position(self.occasion.topic)
        self._wait(lambda: crowd.stand_at(head), CATCHING_UP)
        truth = whole_stream(self.plan.urls[0], self.occasion.topic)
        compared = compare(crowd.seen, {seq: digest for seq, digest in truth.items() if seq <= head})
        return report(self._setup(), self.history, crowd, stored(self.occasion, self.history), compared)

    def _setup(self) -> dict:
        plan = self.plan
        return {
            "interview": self.occasion.pk,
            "processes": len(plan.urls),
            "viewers": f"{plan.citizens} by {'feed' if plan.feed else 'websocket'}",
            "questions": f"{plan.per_minute:g} a minute for {plan.minutes:g} minutes",
            "texts": f"{len(self.questions.texts)} ({self.questions.cut} cut, {self.questions.skipped} skipped)",
        }

    def _wait(self, holds: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            time.sleep(0.1)
