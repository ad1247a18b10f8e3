"""`make run`: migrates, loads the demo district, then keeps server, clock and robots going until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
PORT = os.environ.setdefault("PORT", "8000")
# One process for both: loading Django takes a second or more.
PREPARE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("demo")
"""
ADDRESS = f"http://localhost:{PORT}"
BESIDE = {  # what runs beside the server, and is started again should it end
    "clock": ("tick", "--loop"),
    "robots": ("rehearse", "--calm", "--forever"),
}
READY = """
  心桥 Xinqiao is ready after {seconds:.0f} s.

  Open            {address}/
  Click first     the live interview, then “Moderator” in the bar “See it as …”: decide a question and watch it appear
  Read its mail   {address}/demo/mail/
  Stop            Ctrl-C
"""


class Stop(Exception):
    """Somebody asked us to end."""


def main() -> int:
    """Prepares and serves; 0 when asked to stop, else the code of what failed."""
    started = time.monotonic()
    os.environ.update({"DEMO": "on", "DJANGO_SETTINGS_MODULE": "config.settings"})
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, stop)
    if taken(int(PORT)):
        print(f"Port {PORT} is in use. Choose another one: make run PORT=8001", file=sys.stderr)
        return 1
    children: dict[str, subprocess.Popen] = {}
    try:
        subprocess.run([sys.executable, "-c", PREPARE], check=True, cwd=ROOT)
        children["serve"] = child("serve")
        wait_until_ready(children["serve"])
        children |= {name: child(*command) for name, command in BESIDE.items()}
        print(READY.format(seconds=time.monotonic() - started, address=ADDRESS), flush=True)
        return watch(children)
    except Stop:
        return 0
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    finally:
        end(children)


def stop(number, frame):
    raise Stop


def taken(port: int) -> bool:
    """Whether somebody listens on this port already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def child(*command: str) -> subprocess.Popen:
    """A management command as a process that Ctrl-C reaches only through us."""
    return subprocess.Popen([*MANAGE, *command], start_new_session=True)


def wait_until_ready(server: subprocess.Popen) -> None:
    """Returns once the site answers; raises CalledProcessError if the server has ended instead."""
    while True:
        if server.poll() is not None:
            raise subprocess.CalledProcessError(server.returncode or 1, server.args)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)


def watch(children: dict[str, subprocess.Popen]) -> int:
    """Waits for the server's end and returns its code; what stops beside it is started again after 5 s."""
    while children["serve"].poll() is None:
        for name, command in BESIDE.items():
            if children[name].poll() is not None:
                print(f"The {name} stopped (manage.py {command[0]}); starting again in 5 s.", file=sys.stderr)
                time.sleep(5)
                children[name] = child(*command)
        time.sleep(0.5)
    return children["serve"].returncode


def end(children: dict[str, subprocess.Popen]) -> None:
    """Asks every child to end and waits 15 s for it."""
    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, signal.SIG_IGN)
    for process in children.values():
        process.terminate()
    for process in children.values():
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    sys.exit(main())
