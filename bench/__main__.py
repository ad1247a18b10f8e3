"""`make bench`: runs every measurement, or the named ones, each in a process of its own; its exit code counts."""

import subprocess
import sys

# What each shows; `python -m bench.<name> --help` tells its options.
MEASURED = {
    "deadlines": "100,000 random periods, counted in two ways that share no code",
    "desk": "from a moderator's key to the next text, with 2,000 waiting",
    "desk_letters": "desk, archive and home page with 100,000 letters against 1,000, on SQLite and PostgreSQL",
    "near": "placing a text among 100,000 that may say nearly the same, on SQLite and PostgreSQL",
    "screening": "texts screened a second with 50,000 terms, and the slowest that can be sent",
    "search": "public lists and search with 100,000 letters against 1,000, on SQLite and PostgreSQL",
    "rehearsal": "an interview of 30 minutes with 300 citizens on PostgreSQL, Redis and two processes",
}


def main(names: list[str]) -> int:
    """0 if every measurement held what it promises."""
    unknown = [name for name in names if name not in MEASURED]
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}; there are {', '.join(MEASURED)}.")
        return 2
    codes = []
    for name in names or MEASURED:
        print(f"== {name}: {MEASURED[name]}", flush=True)
        codes.append(subprocess.call([sys.executable, "-m", f"bench.{name}"]))
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
