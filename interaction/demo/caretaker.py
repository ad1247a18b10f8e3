"""Keeps the demo's interview alive: robots at a calm pace, aside while a person works there."""

import threading
import time
from collections.abc import Callable
from random import Random

from django.db import close_old_connections
from django.utils import timezone

from interaction.demo.attending import attend
from interaction.demo.cast import Cast
from interaction.demo.district import keep_live, talk_of
from interaction.demo.presence import Presence
from interaction.demo.robots import Robots
from interaction.demo.stage import Stage
from interaction.models import Occasion
from interaction.workflow import ON_AIR

ACT_EVERY, ASK_EVERY = 3.0, 6.0  # seconds
IN_STOCK, MOST_WAITING = 4, 40  # undecided questions of robots: as a rule, and while a person decides
LOOK_EVERY = 2.0  # seconds between two looks whether a person is there
ATTEND_EVERY = 20.0  # seconds; whoever is away for 60 s lets an interview be interrupted
QUIET_EVERY = 30.0  # seconds between two acts after the calm rehearsal, until the interview's planned end


class Caretaker:
    """Runs the robots for `minutes`; with `forever` it goes on slowly to the planned end and opens the next one."""

    def __init__(self, urls: list[str], *, minutes: float, say: Callable[[str], object]):
        self.urls, self.minutes, self.say = urls, minutes, say
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Ends it within a second."""
        self._stopping.set()

    def run(self, occasion: Occasion | None = None, *, forever: bool = False) -> None:
        """Looks after this interview, or the one that is live; returns when its time is over or it was stopped."""
        while not self._stopping.is_set():
            live = occasion or keep_live()
            self._look_after(live, forever=forever)
            occasion = None
            if not forever:
                return

    def _look_after(self, live: Occasion, *, forever: bool) -> None:
        cast = Cast()
        robots = Robots(Stage(live, cast, talk_of(live), moderator="moderator-2"), Random(live.pk))
        presence = Presence(self.urls, live)
        started, busy = time.monotonic(), False
        asked_at = acted_at = looked_at = attended_at = -ATTEND_EVERY
        while not self._stopping.wait(0.2):
            now = time.monotonic()
            slow = now - started > self.minutes * 60
            if (slow and not forever) or self._over(live, slow):
                return
            pace = QUIET_EVERY / ACT_EVERY if slow else 1.0
            if now - attended_at > ATTEND_EVERY:
                attended_at = now
                attend(live, cast)
            if now - looked_at > LOOK_EVERY:
                looked_at, before, busy = now, busy, presence.somebody()
                self._tell(before, busy)
            if now - asked_at > ASK_EVERY * pace and robots.waiting < (MOST_WAITING if busy else IN_STOCK):
                asked_at = now
                robots.ask()
            if not busy and now - acted_at > ACT_EVERY * pace:
                acted_at = now
                robots.act()
                presence.mine()

    def _over(self, live: Occasion, slow: bool) -> bool:
        """Whether somebody ended it, or the slow part has come to the planned end."""
        close_old_connections()
        live.refresh_from_db(fields=["state"])
        return live.state not in ON_AIR or (slow and live.ends_at <= timezone.now())

    def _tell(self, before: bool, busy: bool) -> None:
        if before != busy:
            self.say(
                "A person is at the desk or in the studio: the robots step aside." if busy else "The robots go on."
            )
