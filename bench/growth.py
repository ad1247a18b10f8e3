"""What a page costs with few and with many letters, on SQLite and PostgreSQL: the frame of the benches that ask."""

import argparse
import json
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.rig import environment
from tests.rig.servers import Postgres
from tests.rig.serving import manage, plant

TIMES, SPARE = 2.0, 20.0  # milliseconds that are no difference


def compare(name: str, probe: str, about: str) -> int:
    """Runs the probe's `run(letters)` on fresh databases of both kinds and sizes; 1 when something grows too much.

    `name` is the bench's, `probe` the module whose run() prints milliseconds by page as JSON, `about` its help.
    """
    os.environ.setdefault("DATA_DIR", tempfile.gettempdir())
    asked = _arguments(name, about)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix=f"{name}-")))
        servers: dict[str, Postgres | None] = {"SQLite": None} if asked.only != "postgresql" else {}
        if asked.only != "sqlite":
            postgres = Postgres()
            running.callback(postgres.stop)
            postgres.start()
            servers["PostgreSQL"] = postgres
        return max(_measured(kind, server, folder, asked, probe) for kind, server in servers.items())


def _arguments(name: str, about: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=about)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    return parser.parse_args()


def _measured(kind: str, server: Postgres | None, folder: Path, asked: argparse.Namespace, probe: str) -> int:
    few, many = (_probed(kind, server, folder, size, probe) for size in (asked.few, asked.many))
    print(f"  {kind}, milliseconds with {asked.few:,} and {asked.many:,} letters")
    slow = 0
    for what, before in few.items():
        ratio = many[what] / before
        is_slow = ratio > TIMES and many[what] - before > SPARE
        slow = max(slow, int(is_slow))
        print(f"    {what:38} {before:7.1f} {many[what]:7.1f}   x {ratio:.2f}{'  TOO SLOW' if is_slow else ''}")
    return slow


def _probed(kind: str, server: Postgres | None, folder: Path, letters: int, probe: str) -> dict:
    data = folder / f"{kind}-{letters}"
    data.mkdir()
    env = environment.clean() | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "DEMO": "on"}
    if server:
        env["DATABASE_URL"] = server.database(f"letters{letters}")
    plant(env, demo=False)
    code = f"from {probe} import run; run({letters})"
    return json.loads(manage(env, "shell", "-v", "0", "-c", code, timeout=1800).splitlines()[-1])
