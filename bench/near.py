"""Near duplicates among very many texts: `python -m bench.near`.

On SQLite and on PostgreSQL a new text is placed among 1,000 and among 100,000 stored ones: fingerprints, one query for
what shares them, comparing. Half of the new texts are stored ones sent again with a sentence more. Then one text comes
in 50,000 copies, and a copy is placed; and the list of waiting groups is asked for with all of them waiting. Printed
are milliseconds, the share of texts sent again that was found, and what the fingerprints of one case take. Exit code 1
when placing among 100,000 takes more than 5 ms at p95, with or without the flood, or less than 95 % are found.
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

BAR = 5.0  # milliseconds at p95
FOUND = 0.95


def main() -> int:
    """Runs the bench and returns its exit code."""
    asked = arguments()
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="near-")))
        servers: dict[str, Postgres | None] = {"SQLite": None} if asked.only != "postgresql" else {}
        if asked.only != "sqlite":
            postgres = Postgres()
            running.callback(postgres.stop)
            postgres.start()
            servers["PostgreSQL"] = postgres
        return max(measured(name, server, folder, asked) for name, server in servers.items())


def arguments() -> argparse.Namespace:
    """How large it is to be."""
    parser = argparse.ArgumentParser(prog="python -m bench.near", description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--stored", type=int, default=100_000)
    parser.add_argument("--campaign", type=int, default=50_000, help="copies of one text")
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    return parser.parse_args()


def measured(name: str, server: Postgres | None, folder: Path, asked: argparse.Namespace) -> int:
    """Both sizes on one database; 0 when the bar is held."""
    few = probed(name, server, folder, asked.few, asked.few // 2)
    many = probed(name, server, folder, asked.stored, asked.campaign)
    for told in (few, many):
        show(name, told)
    times = many["place"]["p50"] / few["place"]["p50"]
    print(f"  {name}: {asked.stored // asked.few} times as many stored cost {times:.2f} times as much")
    slow = max(many["place"]["p95"], many["flooded"]["p95"])
    return int(slow > BAR or many["found"] < FOUND)


def show(name: str, told: dict) -> None:
    """The figures of one size."""
    print(f"  {name}, {told['stored']} stored")
    for what, said in (("place", "place a text"), ("flooded", "place one more copy"), ("keep", "keep its prints")):
        times = told[what]
        print(f"    {said:22} p50 {times['p50']:6.2f}  p95 {times['p95']:6.2f}  max {times['max']:6.2f} ms")
    print(f"    {'sent again and found':22} {told['found']:.1%}")
    waiting, listed = f"{told['waiting']} wait, {told['grouped']} in groups", told["groups"]["p50"]
    print(f"    {'list of groups':22} p50 {listed:6.0f} ms, {waiting}")
    print(f"    {'per case':22} {told['rows']:.1f} rows, {told['bytes']:.0f} bytes with indexes")


def probed(name: str, server: Postgres | None, folder: Path, stored: int, campaign: int) -> dict:
    """What bench.near_probe shows on a fresh database of this kind."""
    data = folder / f"{name}-{stored}"
    data.mkdir()
    env = environment.clean() | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings", "DEMO": "on"}
    if server:
        env["DATABASE_URL"] = server.database(f"near{stored}")
    plant(env, demo=False)
    code = f"from bench.near_probe import run; run({stored}, {campaign})"
    return json.loads(manage(env, "shell", "-v", "0", "-c", code, timeout=1800).splitlines()[-1])


if __name__ == "__main__":
    os.environ.setdefault("DATA_DIR", tempfile.gettempdir())
    sys.exit(main())
