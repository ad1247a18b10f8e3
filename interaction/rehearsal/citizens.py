"""Simulated citizens: each asks through the room's own form and repeats it with the same key until it has a receipt."""

import random
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

from interaction.rehearsal.browser import Browser, Unreachable, until_answered
from interaction.rehearsal.history import History
from interaction.rehearsal.questions import Questions

KEY = re.compile(r'name="key" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 120.0  # seconds one question is tried
AT_ONCE = 24  # questions under way at the same time


class Citizen:
    """One visitor with cookies of its own, at one of the processes."""

    def __init__(self, number: int, urls: list[str], occasion: int, history: History):
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.browser = Browser(urls, address=address, place=number)
        self.occasion, self.history = occasion, history
        self._one_at_a_time = threading.Lock()

    @property
    def visitor(self) -> str:
        """The raw visitor id within the signed cookie."""
        return unquote(self.browser.cookies.get("visitor", "")).split(":")[0]

    def ask(self, text: str) -> None:
        """Asks one question; whatever happens is noted in the history."""
        with self._one_at_a_time:
            try:
                form = until_answered(self._form, patience=PATIENCE)
            except Unreachable:
                self.history.give_up()
                return
            if not form:
                self.history.refuse("no form")
                return
            self._send(form | {"body": text, "byline": random.choice(("", "", "居民", "热心市民"))})

    def _form(self) -> dict[str, str]:
        page = self.browser.get(f"/interview/{self.occasion}/mine/").body
        key, token = KEY.search(page), TOKEN.search(page)
        return {"key": key[1], "csrfmiddlewaretoken": token[1]} if key and token else {}

    def _send(self, form: dict[str, str]) -> None:
        self.history.asking(self.visitor, form["body"])
        started = time.monotonic()
        path = f"/interview/{self.occasion}/ask/"
        try:
            answer = until_answered(lambda: self.browser.post(path, form), patience=PATIENCE)
            told = answer.json()
        except Unreachable:
            self.history.give_up()
            return
        if answer.status in (200, 201) and "number" in told:
            self.history.accepted(told, time.monotonic() - started)
        else:
            self.history.refuse(str(told.get("error", answer.status)))


class Citizens:
    """All of them: `per_minute` questions, evenly spread, asked in turn until `minutes` are over."""

    def __init__(self, crowd: list[Citizen], questions: Questions, *, per_minute: float, minutes: float):
        self.crowd, self.questions = crowd, questions
        self.per_minute, self.minutes = per_minute, minutes

    def run(self, stopping: threading.Event) -> None:
        """Returns when every question has its receipt or was given up."""
        total = round(self.per_minute * self.minutes)
        started = time.monotonic()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="citizen") as pool:
            for number in range(total):
                due = started + number * 60 / self.per_minute
                if stopping.wait(max(0.0, due - time.monotonic())):
                    break
                pool.submit(self.crowd[number % len(self.crowd)].ask, self.questions.next())
