"""Reads the official calendar of a year: the State Council's notice as it is worded, or lines of day, 0 or 1, name."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from people.refusals import Refusal

DAY = timedelta(days=1)
MOST_LETTERS, MOST_DAYS = 20_000, 20  # of one notice; of one stretch of days off
WEEKDAYS = "一二三四五六日"
WORKED = {"0": False, "1": True, "休": False, "班": True, "放假": False, "上班": True}
_ONE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?"
_PART = re.compile(rf"(?P<verb>放假|上班)|{_ONE}(?:至{_ONE})?")
_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^：:、，。\s]{2,12})[：:](.*)$")

Days = dict[date, tuple[bool, str]]


def read_days(text: str, year: int) -> Days:
    """The days of a published calendar, worked or not, with their names; raises Refusal that names the line.

    A weekday in brackets must be the one of that day, so that the notice of another year is not taken by mistake.
    """
    if len(text) > MOST_LETTERS:
        raise Refusal(_("This is too long for the notice of one year."))
    found: Days = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        try:
            for day, worked, name in _read(line, year):
                if found.setdefault(day, (worked, name))[0] != worked:
                    raise ValueError
        except ValueError as wrong:
            words = {"number": number, "line": line.strip()[:60]}
            raise Refusal(_("Line %(number)d cannot be read as days of this year: %(line)s") % words) from wrong
    if not found:
        raise Refusal(_("No day was found. Paste the notice, or lines like 2027-01-01,0,元旦."))
    return found


def _read(line: str, year: int) -> Iterator[tuple[date, bool, str]]:
    if re.match(r"\s*\d{4}-\d\d-\d\d\s*,", line):
        yield _of_table(line)
        return
    head = _HEAD.match(line)
    if head:
        yield from _of_notice(head[1], head[2], year)


def _of_table(line: str) -> tuple[date, bool, str]:
    cells = [cell.strip() for cell in next(csv.reader([line]))]
    if len(cells) < 2 or cells[1] not in WORKED:
        raise ValueError(line)
    return date.fromisoformat(cells[0]), WORKED[cells[1]], cells[2][:60] if len(cells) > 2 else ""


def _of_notice(name: str, told: str, year: int) -> Iterator[tuple[date, bool, str]]:
    """What is said of one holiday: 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"""
    month = 0
    for sentence in re.split(r"[。；;]", told):
        waiting: list[date] = []
        for found in _PART.finditer(sentence):
            if found["verb"]:
                worked = found["verb"] == "上班"
                yield from ((day, worked, "调休上班" if worked else name) for day in waiting)
                waiting = []
            else:
                days, month = _stretch(tuple(found[place] for place in range(2, 10)), year, month)
                waiting += days


def _stretch(parts: tuple[str | None, ...], year: int, month: int) -> tuple[list[date], int]:
    """The days from the first to the last, and the month that a day without one belongs to."""
    first, month = _day(parts[:4], year, month)
    last = first
    if parts[6]:
        last, month = _day(parts[4:], first.year, month)
    if not 0 <= (last - first).days <= MOST_DAYS:
        raise ValueError(parts)
    return [first + DAY * place for place in range((last - first).days + 1)], month


def _day(parts: tuple[str | None, ...], year: int, month: int) -> tuple[date, int]:
    said_year, said_month, said_day, bracket = parts
    month = int(said_month or month)
    day = date(int(said_year or year), month, int(said_day or 0))
    weekday = re.search(rf"周([{WEEKDAYS}])", bracket or "")
    if weekday and WEEKDAYS[day.weekday()] != weekday[1]:
        raise ValueError(bracket)
    return day, month
