"""Screening with a list of 50,000 terms: `python -m bench.screening`.

It prints texts of 500 characters screened a second on one core (to be at least 2,000), the time a character takes in
texts up to a million characters (to stay the same), and the slowest text at the limit of 5,000 characters among many
kinds of nasty ones (p99 and the slowest to be at most 5 ms); beside each a plain pass of pyahocorasick with the same
terms over the same texts. Exit code 1 when a bar is missed. A database of its own, SQLite in a temporary folder.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

import ahocorasick
import django
from django.core.management import call_command

from bench.desk_probe import percentile
from bench.screening_texts import TermLike, nasty, ordinary, term_like

RATE, WORST, UNEVEN = 2_000, 5.0, 1.5  # texts a second; milliseconds; how much dearer a character of a long text may be
LENGTHS = (500, 5_000, 50_000, 500_000, 1_000_000)


@dataclass(frozen=True)
class Bench:
    """What is measured: a text screened as it comes in, found in however long, and passed over plainly."""

    screen: Callable[[str], list]
    find: Callable[[str], list]
    plain: Callable[[str], int]
    limit: int


def main() -> int:
    """Runs the bench and returns its exit code."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="screening-") as folder:
        os.environ.update(DATA_DIR=folder, DEMO="on", DJANGO_SETTINGS_MODULE="config.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        terms = term_like(asked.terms)
        bench = prepared(terms)
        good = [speed(bench, terms, asked.texts), evenness(bench, terms), worst(bench, terms, asked.rounds)]
    return 0 if all(good) else 1


def arguments() -> argparse.Namespace:
    """How large it is to be."""
    parser = argparse.ArgumentParser(prog="python -m bench.screening", description=__doc__)
    parser.add_argument("--terms", type=int, default=50_000)
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=20, help="how often each nasty text is screened")
    return parser.parse_args()


def prepared(terms: list[TermLike]) -> Bench:
    """The list stored as an operator's would be, and its automata made."""
    from_app = application()
    from_app.store(terms)
    start = time.perf_counter()
    from_app.screen("")
    print(f"  list of {len(terms):,} terms          made ready in {time.perf_counter() - start:.2f} s, once a version")
    plain = ahocorasick.Automaton()
    for term in terms:
        plain.add_word(term.text, 1)
    plain.make_automaton()
    return Bench(from_app.screen, from_app.find, lambda text: sum(1 for _hit in plain.iter(text)), from_app.limit)


def application():
    """The parts of the application; they can be had only once Django is set up."""
    return __import__("bench.screening_app", fromlist=["store"])


def speed(bench: Bench, terms: list[TermLike], number: int) -> bool:
    """Texts of 500 characters, a fifth of them with disguised terms."""
    texts = ordinary(number, 500, terms)
    ours, hits = min(timed(bench.screen, texts) for _ in range(3))
    plain, _hits = min(timed(bench.plain, texts) for _ in range(3))
    rate = number / ours
    print(f"  texts of 500 characters       {rate:,.0f} a second (bar {RATE:,}), {hits:,} findings")
    print(f"  plain pass over characters    {number / plain:,.0f} a second; screening takes {ours / plain:.2f} times")
    return rate >= RATE


def evenness(bench: Bench, terms: list[TermLike]) -> bool:
    """Longer and longer texts, searched without the limit."""
    costs = []
    for length in LENGTHS:
        (text,) = ordinary(1, length, terms)
        repeats = max(1, 50_000 // length)
        taken, _hits = min(timed(bench.find, [text] * repeats) for _ in range(3))
        costs.append(taken / repeats / length * 1e9)
        print(f"  text of {length:>9,} characters   {costs[-1]:7.0f} ns a character")
    return max(costs) <= UNEVEN * costs[1]


def worst(bench: Bench, terms: list[TermLike], rounds: int) -> bool:
    """What somebody would send to keep the server busy, each text different in every round."""
    everything: list[float] = []
    for kind, make in nasty(terms).items():
        texts = [make(number, bench.limit) for number in range(rounds)]
        times = [1000 * timed(bench.screen, [text])[0] for text in texts]
        plain = 1000 * timed(bench.plain, texts)[0] / rounds
        everything += times
        print(f"  {kind:30} median {percentile(times, 50):5.2f}  slowest {max(times):5.2f} ms  plain {plain:6.2f} ms")
    p99 = percentile(everything, 99)
    print(
        f"  all {len(everything)} at the limit          p99 {p99:.2f}, slowest {max(everything):.2f} ms (bar {WORST})"
    )
    return max(everything) <= WORST


def timed(work: Callable, texts: list[str]) -> tuple[float, int]:
    """Seconds of this process's own time, and the findings."""
    start = time.process_time()
    found = sum(count if isinstance(count := work(text), int) else len(count) for text in texts)
    return time.process_time() - start, found


if __name__ == "__main__":
    sys.exit(main())
