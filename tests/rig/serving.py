"""Serving processes as they run outside tests: `manage.py serve` on a database of its own."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.rig import environment
from tests.rig.servers import free_port, until

ROOT = Path(__file__).resolve().parent.parent.parent


class Serving:
    """A fresh, migrated site served by one or more processes; at its end no log may hold a traceback.

    `with Serving(tmp_path) as site: urlopen(site.url + "/")`. Without `database_url` it is a SQLite file;
    more than one process needs `redis_url`. `demo` loads the demo district; `env` adds settings.
    """

    def __init__(self, folder, *, processes=1, database_url="", redis_url="", demo=False, env=None):
        self.folder = Path(folder) / "data"
        self.demo = demo
        self.env = environment.clean() | {"DATA_DIR": str(self.folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
        given = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        self.env |= {name: value for name, value in given.items() if value} | (env or {})
        self.ports = [free_port() for _ in range(processes)]
        self.urls = [f"http://127.0.0.1:{port}" for port in self.ports]
        self.processes: list[subprocess.Popen | None] = [None] * processes
        self.allowed_in_logs: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return self.urls[0]

    def __enter__(self) -> "Serving":
        if "DATABASE_URL" in self.env:
            self.folder.mkdir(parents=True)
            plant(self.env, demo=self.demo)
        else:
            shutil.copytree(planted_folder(demo=self.demo), self.folder)
        try:
            for place in range(len(self.ports)):
                self.start(place)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind, error, trace):
        self.stop()
        if kind is None:
            self.assert_quiet()

    def start(self, place: int = 0) -> None:
        """Starts the process at this place and waits until it is ready."""
        command = [sys.executable, "manage.py", "serve", "--port", str(self.ports[place]), "--bind", "127.0.0.1"]
        with self.log_file(place).open("ab") as log:
            self.processes[place] = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        try:
            until(lambda: self.ready(place), seconds=60, what=f"process {place} being ready")
        except AssertionError as late:
            raise AssertionError(f"{late}\n{self.logs()[-3000:]}") from None

    def ready(self, place: int = 0) -> bool:
        """Whether /readyz of this process answers 200; fails at once if the process has ended."""
        ended = self.processes[place].poll()
        assert ended is None, f"process {place} ended with {ended}"
        try:
            with urllib.request.urlopen(self.urls[place] + "/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self, place: int = 0) -> None:
        """kill -9."""
        self.processes[place].kill()
        self.processes[place].wait()

    def terminate(self, place: int = 0, *, within: float = 15) -> float:
        """SIGTERM; returns the seconds until the exit and fails after `within` seconds."""
        start = time.monotonic()
        self.processes[place].send_signal(signal.SIGTERM)
        self.processes[place].wait(within)
        return time.monotonic() - start

    def restart(self, place: int = 0) -> None:
        """A rolling restart of one process."""
        self.terminate(place)
        self.start(place)

    def manage(self, *arguments: str, timeout: float = 300) -> str:
        """Runs a management command beside the serving processes and returns what it prints."""
        return manage(self.env, *arguments, timeout=timeout)

    def stop(self) -> None:
        """Ends whatever still runs."""
        running = [process for process in self.processes if process and process.poll() is None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def log_file(self, place: int) -> Path:
        return self.folder / f"serve-{place}.log"

    def logs(self) -> str:
        """Everything the processes have written so far."""
        files = sorted(self.folder.glob("serve-*.log"))
        return "\n".join(file.read_text(errors="replace") for file in files)

    def assert_quiet(self) -> None:
        """No traceback in any log, but for lines holding one of `allowed_in_logs`."""
        for line in self.logs().splitlines():
            bad = "traceback" in line.lower() and not any(text in line for text in self.allowed_in_logs)
            assert not bad, line[:4000]


def manage(env: dict[str, str], *arguments: str, timeout: float = 300) -> str:
    """Runs one management command in this environment; fails with its output."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, f"manage.py {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout


def plant(env: dict[str, str], *, demo: bool) -> None:
    """Migrates the database of this environment and, if asked, loads the demo."""
    manage(env, "migrate", "--verbosity", "0")
    if demo:
        manage(env, "demo")


def planted_folder(*, demo: bool) -> Path:
    """A data folder with a migrated SQLite file, without or with the demo; made once per run, and to be copied."""
    env = environment.clean() | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    return once("demo" if demo else "migrated", lambda folder: plant(env | {"DATA_DIR": str(folder)}, demo=demo))


def once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder of the run that `make(folder)` filled; the first process that asks makes it, the others wait."""
    shared = Path(os.environ.get(environment.SHARED) or os.environ["DATA_DIR"])
    made = shared / f"planted-{name}"
    with (shared / f"planted-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder = Path(tempfile.mkdtemp(prefix="planting-", dir=shared))
            make(folder)
            folder.rename(made)
    return made
