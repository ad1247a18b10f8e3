"""Lists and search over a growing archive: `python -m bench.search`.

On SQLite and on PostgreSQL the pages everybody reads are opened with 1,000 and with 100,000 published letters, all of
them to be found by their words: the list of a channel, narrowed and in another order, one letter, and searches for a
rare word, a common one and a common one narrowed. Exit code 1 when a page with 100,000 takes more than twice the time
with 1,000 and more than 20 ms longer.
"""

import argparse
import json
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.rig import environment
from tests.rig.servers import Postgres
from tests.rig.serving import manage, plant

TIMES, SPARE = 2.0, 20.0  # milliseconds that are no difference


def main() -> int:
    """Runs the bench and returns its exit code."""
    asked = arguments()
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="search-")))
        servers: dict[str, Postgres | None] = {"SQLite": None} if asked.only != "postgresql" else {}
        if asked.only != "sqlite":
            postgres = Postgres()
            running.callback(postgres.stop)
            postgres.start()
            servers["PostgreSQL"] = postgres
        return max(measured(name, server, folder, asked) for name, server in servers.items())


def arguments() -> argparse.Namespace:
    """How large it is to be."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    return parser.parse_args()


def measured(name: str, server: Postgres | None, folder: Path, asked: argparse.Namespace) -> int:
    """Both sizes on one database; 0 when the bar is held."""
    few, many = (probed(name, server, folder, size) for size in (asked.few, asked.many))
    print(f"  {name}, milliseconds (median) with {asked.few:,} and {asked.many:,} letters")
    slow = 0
    for what, before in few.items():
        ratio = many[what] / before
        is_slow = ratio > TIMES and many[what] - before > SPARE
        slow = max(slow, int(is_slow))
        print(f"    {what:34} {before:7.1f} {many[what]:7.1f}   x {ratio:.2f}{'  TOO SLOW' if is_slow else ''}")
    return slow


def probed(name: str, server: Postgres | None, folder: Path, letters: int) -> dict:
    """What bench.search_probe shows on a fresh database of this kind."""
    data = folder / f"{name}-{letters}"
    data.mkdir()
    env = environment.clean() | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "DEMO": "on"}
    if server:
        env["DATABASE_URL"] = server.database(f"search{letters}")
    plant(env, demo=False)
    code = f"from bench.search_probe import run; run({letters})"
    return json.loads(manage(env, "shell", "-v", "0", "-c", code, timeout=1800).splitlines()[-1])


if __name__ == "__main__":
    os.environ.setdefault("DATA_DIR", tempfile.gettempdir())
    sys.exit(main())
