"""A hundred thousand random periods counted in two ways that share no code; one that differs fails the measurement."""

import argparse
import random
import sys
import time

from interaction.calendar import Pause, Period, due
from tests.interaction.deadline_reference import last_day, open_days, random_case
from tests.interaction.test_calendar import OFFICIAL


def main() -> int:
    """0 if all of them end on the same day."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    dice, is_open, spent = random.Random(chosen.seed), open_days(), 0.0
    for number in range(chosen.cases):
        start, length, in_workdays, stood = random_case(dice)
        pauses = tuple(Pause(first, last) for first, last in stood)
        began = time.perf_counter()
        found = due(start, Period(length, in_workdays), OFFICIAL, pauses)
        spent += time.perf_counter() - began
        if found != last_day(start, length, in_workdays, stood, is_open):
            print(f"case {number} differs: {start} {length} {in_workdays} {stood}: {found}")
            return 1
    print(f"{chosen.cases} periods end on the same day; {spent / chosen.cases * 1e6:.0f} µs each in the product")
    return 0


if __name__ == "__main__":
    sys.exit(main())
