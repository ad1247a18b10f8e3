"""The stage as a serving process, and the few things that tests do to it from outside."""

import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from websockets.sync.client import connect

from tests.rig import environment
from tests.rig.servers import until
from tests.rig.serving import ROOT, Serving, once, plant

SETTINGS = "tests.realtime.stage.settings"


def planted() -> Path:
    """A data folder with the stage's migrated SQLite file, made once per run."""
    env = environment.clean() | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    return once("stage", lambda folder: plant(env | {"DATA_DIR": str(folder)}, demo=False))


class Theatre(Serving):
    """One or more serving processes of the stage; `options` go to `manage.py serve`."""

    def __init__(self, folder, *, options=(), **more):
        env = {"DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONPATH": str(ROOT)} | more.pop("env", {})
        super().__init__(folder, env=env, **more)
        self.options = options

    def __enter__(self):
        if "DATABASE_URL" in self.env:
            return super().__enter__()
        shutil.copytree(planted(), self.folder)
        for place in range(len(self.ports)):
            self.start(place)
        return self

    def start(self, place=0):
        command = [sys.executable, "manage.py", "serve", "--port", str(self.ports[place]), *self.options]
        with self.log_file(place).open("ab") as log:
            self.processes[place] = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        until(lambda: self.ready(place), seconds=60, what=f"process {place} being ready")

    def do(self, verb, place=0, *, cookies=None, **arguments):
        """Presses a button of the stage; returns status, headers and text."""
        return fetch(self.urls[place] + f"/stage/{verb}/", cookies=cookies, body=json.dumps(arguments).encode())

    def play(self, topic, count=1, place=0, kind="question"):
        """So many frames in one action."""
        self.do("play", place, topic=topic, entries=[[kind, {"id": number}] for number in range(1, count + 1)])

    def socket(self, topic, query="", *, place=0, path=None, **more):
        """An open websocket to this topic; with `path` to any path."""
        address = self.urls[place].replace("http", "ws") + (path or f"/ws/live/{topic}/{query}")
        return connect(address, max_size=None, max_queue=None, **more)

    def frames(self, topic, query="", place=0):
        """A page of the HTTP feed."""
        return json.loads(fetch(f"{self.urls[place]}/live/{topic}/frames{query}")[2])

    def member(self, *, member=True):
        """Signs a new person in: their id and their session cookie."""
        _status, headers, text = self.do("login", member=member)
        return json.loads(text)["id"], headers["Set-Cookie"].split(";")[0]


def fetch(url, *, cookies=None, body=None, headers=None, method=None):
    """Status, headers and text of a request; errors too."""
    request = urllib.request.Request(url, body, headers or {}, method=method)
    if cookies:
        request.add_header("Cookie", cookies)
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def hear(socket, key, timeout=5):
    """The next message that has this key, passing over counters, heartbeats and the like."""
    end = time.monotonic() + timeout
    while True:
        message = json.loads(socket.recv(timeout=max(0, end - time.monotonic())))
        if key in message and not (key == "head" and "hello" in message):
            return message[key]


def numbers(socket, upto, timeout=10):
    """The numbers of all frames until this one."""
    found = []
    while not found or found[-1] < upto:
        found += [frame["seq"] for frame in hear(socket, "frames", timeout)]
    return found
