"""The checks of the project in stages, each with a budget in seconds that is printed beside the time it took."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(sys.executable).parent
PYTEST = (sys.executable, "-m", "pytest")
TWO = ("-n", "2", "--dist", "worksteal")
NO_OTHERS = "not access and not faults and not browser"  # which have stages of their own
SHARED = "XINQIAO_TESTS_SHARED_FOLDER"  # where the stages keep what takes long to make, such as the demo
PATIENCE = 6  # a stage is ended after this many budgets: it hangs, or the machine is very busy


@dataclass(frozen=True)
class Stage:
    """Commands that all have to succeed, and the seconds they should take on two cores."""

    name: str
    budget: int
    commands: tuple[tuple[str, ...], ...]


STAGES = {
    stage.name: stage
    for stage in (
        Stage(
            "lint",
            90,
            (
                (str(HERE / "ruff"), "check", "--quiet", "."),
                (str(HERE / "ruff"), "format", "--check", "--quiet", "."),
                (str(HERE / "lint-imports"), "--no-cache"),
                (str(HERE / "djlint"), "templates", "--lint", "--quiet"),
                (str(HERE / "mypy"),),
                (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
            ),
        ),
        Stage(
            "fast",
            60,
            ((*PYTEST, *TWO, "-m", f"not servers and {NO_OTHERS}"),),
        ),
        Stage("access", 180, ((*PYTEST, *TWO, "-m", "access"),)),
        Stage(
            "databases",
            180,
            ((*PYTEST, *TWO, "--real-servers", "-m", f"(database or servers) and {NO_OTHERS}"),),
        ),
        Stage("faults", 240, ((*PYTEST, *TWO, "-m", "faults"),)),
        Stage("browser", 240, ((*PYTEST, "-n", "2", "--dist", "loadfile", "-m", "browser"),)),
    )
}


def main(names: list[str]) -> int:
    """Runs the named stages, or all, and prints how each ended; 0 if every command of every stage succeeded."""
    unknown = [name for name in names if name not in STAGES]
    if unknown:
        print(f"There is no stage {', '.join(unknown)}; there are {', '.join(STAGES)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="xinqiao-stages-") as shared:
        os.environ[SHARED] = shared
        endings = [run(STAGES[name]) for name in names or STAGES]
    print("\n".join(line for line, _ in endings), flush=True)
    return 0 if all(good for _, good in endings) else 1


def run(stage: Stage) -> tuple[str, bool]:
    """Runs one stage to its end; its closing line and whether all went well."""
    print(f"== {stage.name}: at most {stage.budget} s", flush=True)
    start = time.monotonic()
    codes = [execute(command, limit=stage.budget * PATIENCE) for command in stage.commands]
    took = time.monotonic() - start
    verdict = "passed" if not any(codes) else "FAILED"
    late = ", over its budget" if took > stage.budget else ""
    line = f"== {stage.name}: {verdict} in {took:.0f} s of {stage.budget} s{late}"
    print(line, flush=True)
    return line, not any(codes)


def execute(command: tuple[str, ...], *, limit: int) -> int:
    """The exit code of one command; one that takes longer than `limit` seconds is ended and has failed."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), start_new_session=True)
    try:
        code = process.wait(limit)
    except (subprocess.TimeoutExpired, KeyboardInterrupt) as reason:
        end(process)
        if isinstance(reason, KeyboardInterrupt):
            raise
        code = 124
    if code:
        print(f"   exit {code}: {' '.join(Path(part).name if '/' in part else part for part in command)}", flush=True)
    return code


def environment() -> dict[str, str]:
    """The environment of a check: linters see a demo whose data folder is not the developer's."""
    given = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    return given | {"DEMO": "on", "DATA_DIR": str(ROOT / "var" / "checks")}


def end(process: subprocess.Popen) -> None:
    """Lets pytest put its servers away, then ends the whole group."""
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
