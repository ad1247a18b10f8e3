"""Lists and search over a growing archive: `python -m bench.search`.

On SQLite and on PostgreSQL the pages everybody reads are opened with 1,000 and with 100,000 published letters, all of
them to be found by their words: the list of a channel, narrowed and in another order, one letter, and searches for a
rare word, a common one and a common one narrowed. Exit code 1 when a page with 100,000 takes more than twice the time
with 1,000 and more than 20 ms longer.
"""

import sys

from bench.growth import compare


def main() -> int:
    """Runs the bench and returns its exit code."""
    return compare("search", "bench.search_probe", __doc__ or "")


if __name__ == "__main__":
    sys.exit(main())
