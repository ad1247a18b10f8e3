"""Letters over a growing archive: `python -m bench.desk_letters`.

On SQLite and on PostgreSQL the lists are opened with 1,000 and with 100,000 letters. In both the same 400 are open, as
in a district that keeps up; the rest is answered, and two in three of those are published. Timed are the lists of
officer, dispatcher and supervisor with their tabs, filters, words and boards, a citizen's own letters, the archive and
the home page, each with an empty cache. Exit code 1 when a list with 100,000 takes more than twice the time with 1,000
and more than 20 ms longer.
"""

import sys

from bench.growth import compare


def main() -> int:
    """Runs the bench and returns its exit code."""
    return compare("desk_letters", "bench.desk_letters_probe", __doc__ or "")


if __name__ == "__main__":
    sys.exit(main())
