"""Writes interaction/data/workdays.csv from the `holidays` library; run by hand when a new year is published.

Usage: python scripts/workdays.py 2004 2028
A year whose make-up days the library does not know has no notice yet: its statutory days are kept as provisional.
"""

import csv
import sys
from importlib.metadata import version
from pathlib import Path

import holidays

FILE = Path(__file__).resolve().parent.parent / "interaction" / "data" / "workdays.csv"


def rows(first: int, last: int):
    """Every day that differs from the plain week: day, worked (1 or 0), name, source, provisional (1 or 0)."""
    off = holidays.country_holidays("CN", years=range(first, last + 1), language="zh_CN")
    published = {day.year for day in off.weekend_workdays}
    special = {day: (0, "调休放假" if "调休" in name else name) for day, name in off.items()}
    special |= dict.fromkeys(off.weekend_workdays, (1, "调休上班"))
    for day in sorted(day for day in special if first <= day.year <= last):
        official = day.year in published
        source = "国务院办公厅节假日安排通知" if official else "全国年节及纪念日放假办法"
        yield [day.isoformat(), *special[day], f"{source} (holidays {version('holidays')})", int(not official)]


def main() -> None:
    first, last = (int(year) for year in sys.argv[1:3])
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["day", "is_working", "name", "source", "is_provisional"])
        writer.writerows(rows(first, last))


if __name__ == "__main__":
    main()
