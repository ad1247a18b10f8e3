"""The big rehearsal: `python -m bench.rehearsal` starts PostgreSQL, Redis and two serving processes and plays it there.

By default 300 citizens watch, 43 questions a minute come for 30 minutes, two moderators decide, a host airs, guests
answer, and at the end what nobody answered goes to the departments. It prints what `manage.py rehearse` counts: lost,
doubled, gaps, delays, and from the database what became of every approved question. Exit code 1 when anything failed.
For a quick look: --minutes 2. PostgreSQL runs without fsync (the test rig's), which flatters its delays a little.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from interaction.demo.talks import talk
from tests.rig import environment
from tests.rig.servers import Postgres, Redis
from tests.rig.serving import ROOT, Serving

OPEN_DOORS = {"CAPTCHA": "off", "TRUSTED_PROXIES": "1", "LOG_LEVEL": "WARNING"}
TALKS = ("parking", "lighting")


def main() -> int:
    """Runs one rehearsal and returns its exit code."""
    asked = arguments()
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="rehearsal-")))
        questions = folder / "questions.jsonl"
        questions.write_text("\n".join(texts(round(asked.per_minute * asked.minutes) + 1)), encoding="utf-8")
        redis, postgres = Redis().start(), Postgres()
        running.callback(redis.stop)
        postgres.start()
        running.callback(postgres.stop)
        database = postgres.database("rehearsal")
        servers = {"database_url": database, "redis_url": redis.url}
        site = Serving(folder, processes=asked.processes, demo=True, env=OPEN_DOORS, **servers)
        running.enter_context(site)
        running.enter_context(clock(site.env))
        code = rehearse(site, asked, questions)
        print(f"  deadlocks of the database    {deadlocks(postgres)}")
        return code


def arguments() -> argparse.Namespace:
    """How large it is to be."""
    parser = argparse.ArgumentParser(prog="python -m bench.rehearsal", description=__doc__)
    parser.add_argument("--citizens", type=int, default=300, help="viewers, each asking in turn")
    parser.add_argument("--per-minute", type=float, default=43, help="questions a minute")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--processes", type=int, default=2, help="serving processes")
    parser.add_argument("--report", type=Path, help="also write the figures there as JSON")
    return parser.parse_args()


def texts(number: int) -> list[str]:
    """So many questions as JSON lines, no text twice: the demo's families, at one building after another."""
    families = [(one.q, place) for key in TALKS for place in talk(key).places for one in talk(key).families]
    families += [(text, place) for key in TALKS for place in talk(key).places for text in talk(key).open_families]
    rounds = range(1, number // len(families) + 2)
    lines = [text.format(place=f"{place}{building}号楼") for building in rounds for text, place in families]
    return [json.dumps({"body": line}, ensure_ascii=False) for line in lines[:number]]


@contextmanager
def clock(env: dict[str, str]) -> Iterator[None]:
    """`manage.py tick --loop` beside the serving processes."""
    process = subprocess.Popen([sys.executable, "manage.py", "tick", "--loop"], cwd=ROOT, env=env)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def deadlocks(postgres: Postgres) -> int:
    """How often two acts waited for each other; each is tried again, a second late."""
    with psycopg.connect(postgres.url("rehearsal")) as connection:
        row = connection.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = 'rehearsal'").fetchone()
    return row[0] if row else 0


def rehearse(site: Serving, asked: argparse.Namespace, questions: Path) -> int:
    """`manage.py rehearse` on this site, its lines on this terminal; returns its exit code."""
    size = ["--citizens", asked.citizens, "--questions-per-minute", asked.per_minute, "--minutes", asked.minutes]
    command = ["manage.py", "rehearse", "new", "--questions", questions, *size]
    command += [part for url in site.urls for part in ("--base-url", url)]
    command += ["--report", asked.report.resolve()] if asked.report else []
    return subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, env=site.env, check=False).returncode


if __name__ == "__main__":
    environment.prepare()
    sys.exit(main())
