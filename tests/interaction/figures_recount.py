"""Letters counted once more, from plain rows and by brute force; shares no code with what it checks."""

import csv
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import mean, median
from zoneinfo import ZoneInfo

from django.db import connection

HERE = ZoneInfo("Asia/Shanghai")
DAYS = Path(__file__).resolve().parents[2] / "interaction" / "data" / "workdays.csv"


def calendar() -> dict[date, bool]:
    with DAYS.open(encoding="utf-8") as file:
        return {date.fromisoformat(row["day"]): row["is_working"] == "1" for row in csv.DictReader(file)}


def workdays(first: date, last: date, special: dict[date, bool]) -> int:
    """Day by day, the first not counted."""
    number, day = 0, first
    while day < last:
        day += timedelta(days=1)
        number += special.get(day, day.weekday() < 5)
    return number


def select(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def local(moment) -> datetime | None:
    if moment is None:
        return None
    moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("UTC"))).astimezone(HERE)


def day_of(value) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def recount(today: date) -> dict[tuple[str, str, str], dict]:
    """{(month, breakdown, key): figures} for all letters, each channel and each department (by slug, "none")."""
    groups = defaultdict(lambda: defaultdict(list))
    about = letters(groups)
    clocks(groups, about, today)
    for pk, mark, at in select(
        "select submission_id, mark, at from interaction_rating where submission_id is not null"
    ):
        for group in groups_of(about[pk]):
            groups[f"{local(at):%Y-%m}", *group]["marks"].append(mark)
    return {key: told(found) for key, found in groups.items()}


def groups_of(letter: tuple) -> tuple:
    return (("all", "all"), ("channel", letter[0]), ("department", letter[1]))


def letters(groups) -> dict[int, tuple]:
    """Files all letters; returns channel, department, state and main letter of each."""
    special, about = calendar(), {}
    for pk, channel, slug, state, merged, sent, answered in select(
        "select s.id, s.channel, d.slug, s.state, s.merged_into_id, s.submitted_at, s.answered_at"
        " from interaction_submission s left join people_department d on d.id = s.department_id"
        " where s.channel in ('enquiry', 'mailbox', 'suggestion', 'complaint', 'correction')"
    ):
        about[pk] = (channel, slug or "none", state, merged)
        sent, answered = local(sent), local(answered)
        for group in groups_of(about[pk]):
            month = groups[f"{sent:%Y-%m}", *group]
            month["received"].append(pk)
            if state != "rejected" and merged is None:
                month["valid"].append(pk)
                if answered:
                    month["answered"].append(pk)
                    took = workdays(sent.date(), answered.date(), special)
                    groups[f"{answered:%Y-%m}", *group]["days"].append(took)
    return about


def clocks(groups, about: dict[int, tuple], today: date) -> None:
    """Files what fell due, and what was in time."""
    for pk, due_on, met_at, paused in select(
        "select c.submission_id, c.due_on, c.met_at, c.paused_since from interaction_deadline c"
        " join interaction_deadlinerule r on r.id = c.rule_id where r.clock in ('answer', 'handle', 'tell')"
    ):
        _channel, _place, state, merged = about[pk]
        due = day_of(due_on)
        if due >= today or paused or merged is not None or state in ("rejected", "withdrawn"):
            continue
        for group in groups_of(about[pk]):
            month = groups[f"{due:%Y-%m}", *group]
            month["due"].append(pk)
            if met_at and local(met_at).date() <= due:
                month["on_time"].append(pk)


def told(found: dict[str, list]) -> dict:
    count = {name: len(found[name]) for name in ("received", "valid", "answered", "due", "on_time")}
    marks = found["marks"]
    return count | {
        "reply_rate": percent(count["answered"], count["valid"]),
        "on_time_rate": percent(count["on_time"], count["due"]),
        "mean_days": round(mean(found["days"]), 2) if found["days"] else None,
        "median_days": median(found["days"]) if found["days"] else None,
        "rated": len(marks),
        "satisfaction": percent(sum(mark == 3 for mark in marks), len(marks)),
    }


def percent(part: int, whole: int) -> float | None:
    return round(part / whole * 100, 2) if whole else None
