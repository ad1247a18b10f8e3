"""A second way to count a period, which shares no code with the first: an array of days, and positions in it."""

import csv
import random
from bisect import bisect_left
from datetime import date
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "interaction" / "data" / "workdays.csv"
FIRST, LAST = date(2003, 1, 1).toordinal(), date(2031, 12, 31).toordinal()


def open_days() -> list[bool]:
    """For each day from 2003 to 2031 whether offices are open, read from the file itself."""
    is_open = [(number - 1) % 7 < 5 for number in range(FIRST, LAST + 1)]  # ordinal 1 was a Monday
    for line in csv.DictReader(SEED.read_text(encoding="utf-8").splitlines()):
        year, month, day = map(int, line["day"].split("-"))
        is_open[date(year, month, day).toordinal() - FIRST] = line["is_working"] == "1"
    return is_open


def last_day(start: date, length: int, in_workdays: bool, stood: list[tuple[date, date]], is_open: list[bool]) -> date:
    """The last day of the period: the length-th position that counts, then the first open one that is not stood."""
    begin = start.toordinal() - FIRST
    closed = set()
    for first, last in stood:
        closed |= set(range(first.toordinal() - FIRST, last.toordinal() - FIRST + 1))
    usable = [place for place in range(len(is_open)) if is_open[place] and place not in closed]
    if in_workdays:
        return date.fromordinal(usable[bisect_left(usable, begin + 1) + length - 1] + FIRST)
    place = begin
    while length:
        place += 1
        length -= place not in closed
    return date.fromordinal(usable[bisect_left(usable, place)] + FIRST)


def random_case(dice: random.Random) -> tuple[date, int, bool, list[tuple[date, date]]]:
    """A start from 2004 to 2027, a length up to 90, working or calendar days, and up to three stretches of pause."""
    start = dice.randint(date(2004, 1, 1).toordinal(), date(2027, 12, 31).toordinal())
    stood = []
    for _number in range(dice.choice((0, 0, 1, 2, 3))):
        first = start + dice.randint(1, 80)
        stood.append((date.fromordinal(first), date.fromordinal(first + dice.randint(0, 25))))
    return date.fromordinal(start), dice.randint(1, 90), dice.random() < 0.6, stood
