"""The figures after an import of the real messages equal a recount from their file, which knows nothing of the site.

The messages name neither department nor channel, so parts of the file go in first for some; then goes the whole file.
"""

import csv
import io
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import mean, median

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction

from people.models import Department
from tests.rig import seeds

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "messages-answered.jsonl"
pytestmark = [
    pytest.mark.servers,
    pytest.mark.django_db,
    pytest.mark.skipif(not REAL.exists(), reason="the real messages are not here"),
]
# Of a hundred messages so many go to each; all others are of the usual channel and the last department.
PARTS = (
    (7, "mailbox", "roads"),
    (12, "suggestion", "roads"),
    (28, "enquiry", "schools"),
    (40, "enquiry", "water"),
    (47, "mailbox", "water"),
)
REST = ("enquiry", "works")
NAMES = {"roads": "道路处", "schools": "教育处", "water": "供水处", "works": "工程处"}
FEW = 5
IN_FORCE, LENGTH = (
    date(2020, 1, 7),
    5,
)  # 山东省政务服务热线管理办法: five working days; nothing before it has a last day
TOLD = ("received", "valid", "answered", "reply_rate", "due", "on_time", "on_time_rate", "mean_days", "median_days")


@dataclass
class Line:
    """What happened in a month: messages that came, working days of answers, and of what fell due, whether in time."""

    came: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    due: list[bool] = field(default_factory=list)


def messages() -> list[dict]:
    return [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]


def part_of(number: int) -> tuple[str, str]:
    return next(((channel, place) for below, channel, place in PARTS if number % 100 < below), REST)


@pytest.fixture(scope="module")
def imported(planted_rows, django_db_blocker, tmp_path_factory):
    """The real file behind the site, imported once; a part for each channel and department goes in before the whole."""
    folder, found = tmp_path_factory.mktemp("parts"), messages()
    with django_db_blocker.unblock(), transaction.atomic():
        seeds.ensure(planted_rows)
        for slug, name in NAMES.items():
            Department.objects.create(slug=slug, kind=Department.Kind.DEPARTMENT, name=name)
        for channel, place in {part_of(number) for number in range(100)} - {REST}:
            file = folder / f"{channel}-{place}.jsonl"
            some = [one | {"channel": channel} for n, one in enumerate(found) if part_of(n) == (channel, place)]
            file.write_text("\n".join(json.dumps(one) for one in some), encoding="utf-8")
            call_command("import_messages", str(file), department=place)
        call_command("import_messages", str(REAL), department=REST[1])
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def fresh(imported):
    cache.clear()


def calendar() -> dict[date, bool]:
    with (ROOT / "interaction" / "data" / "workdays.csv").open(encoding="utf-8") as file:
        return {date.fromisoformat(row["day"]): row["is_working"] == "1" for row in csv.DictReader(file)}


def workdays(sent: date, answered: date, special: dict[date, bool]) -> int:
    days = (sent + timedelta(days=number) for number in range(1, (answered - sent).days + 1))
    return sum(special.get(day, day.weekday() < 5) for day in days)


def fifth_workday(sent: date, special: dict[date, bool]) -> date:
    return next(
        day for number in range(1, 40) if workdays(sent, day := sent + timedelta(days=number), special) == LENGTH
    )


def recount() -> dict[tuple[str, str], dict[str, Line]]:
    """{(month, breakdown): {key: what happened in it}} from the lines of the file alone."""
    found, special = defaultdict(lambda: defaultdict(Line)), calendar()
    for number, one in enumerate(messages()):
        sent, answered = (datetime.fromisoformat(one[name]).date() for name in ("sent_at", "replied_at"))
        channel, place = part_of(number)
        for breakdown, key in (("all", "all"), ("channel", channel), ("department", place)):
            found[f"{sent:%Y-%m}", breakdown][key].came.append(number)
            found[f"{answered:%Y-%m}", breakdown][key].days.append(workdays(sent, answered, special))
            if sent >= IN_FORCE:
                due = fifth_workday(sent, special)
                found[f"{due:%Y-%m}", breakdown][key].due.append(answered <= due)
    return found


def lines(breakdown: str, groups: dict[str, Line]) -> dict[str, Line]:
    """What may be told: under five letters goes together, with the next larger ones until nobody stands alone."""
    sizes = {key: len(one.came) or max(len(one.days), len(one.due)) for key, one in groups.items()}
    together = [] if breakdown == "all" else [key for key in sizes if sizes[key] < FEW]
    larger = sorted((key for key in sizes if key not in together), key=lambda key: (sizes[key], key))
    while together and larger and (len(together) == 1 or sum(sizes[key] for key in together) < FEW):
        together.append(larger.pop(0))
    shown = {key: one for key, one in groups.items() if key not in together}
    if together:
        shown["few"] = Line()
        for key in together:
            for name in ("came", "days", "due"):
                getattr(shown["few"], name).extend(getattr(groups[key], name))
    return shown


def expected() -> dict[tuple[str, str, str], Line]:
    return {
        (month, breakdown, key): line
        for (month, breakdown), groups in recount().items()
        for key, line in lines(breakdown, groups).items()
    }


def told(line: Line) -> dict:
    """No message of the file is rejected, a double, or without an answer."""
    number, due, days = len(line.came), len(line.due), line.days
    return {
        "received": number,
        "valid": number,
        "answered": number,
        "reply_rate": 100.0 if number else None,
        "due": due,
        "on_time": sum(line.due),
        "on_time_rate": round(100 * sum(line.due) / due, 2) if due else None,
        "mean_days": round(mean(days), 2) if days else None,
        "median_days": median(days) if days else None,
    }


def test_the_json_file_says_what_the_messages_say(client):
    rows = client.get("/statistics/letters.json").json()["rows"]
    shown = {(row["month"], row["breakdown"], row["key"]): {name: row[name] for name in TOLD} for row in rows}
    own = expected()
    shown.pop((max(shown)[0], "all", "all"))  # the present month, in which nothing came

    assert shown == {key: told(line) for key, line in own.items()}
    assert sum(len(line.came) for key, line in own.items() if key[1] == "all") == len(messages())
    assert sum(key[2] == "few" for key in own) > 50
    assert len(own) > 300


def test_what_stands_together_and_alone_adds_up_to_the_whole(client):
    rows = client.get("/statistics/letters.json").json()["rows"]
    sums = defaultdict(int)
    for row in rows:
        sums[row["month"], row["breakdown"]] += row["received"]

    for (month, _breakdown), number in sums.items():
        assert number == sums[month, "all"]
    assert not [row for row in rows if row["breakdown"] != "all" and row["key"] != "few" and 0 < row["received"] < FEW]


def test_the_csv_file_says_what_the_messages_say(client):
    text = client.get("/statistics/letters.csv").content.decode("utf-8-sig")
    rows = {(row["month"], row["breakdown"], row["key"]): row for row in csv.DictReader(io.StringIO(text))}

    for key, line in expected().items():
        row = rows[key]
        assert {name: float(row[name]) if row[name] else None for name in TOLD} == told(line)


def table(page: str, title: str) -> dict[str, list[str]]:
    """The rows of the table under this heading: their first cell, and the texts of the others."""
    body = page.split(f'"{title}" tabindex="0"><table')[1].split("<tbody>")[1].split("</tbody>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")[:-1]]
    plain = [[" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in row] for row in rows]
    return {row[0]: row[1:] for row in plain}


def cells(line: Line) -> list[str]:
    """A line as a reader sees it; a rate of nothing is a dash, and nobody rated anything."""
    number, rate, due = str(len(line.came)), "100.0%" if line.came else "–", len(line.due)
    on_time = f"{100 * sum(line.due) / due:.1f}% n {due}" if due else "–"
    return [number, number, number, rate, on_time, "–", *(times(line.days) if line.days else ("–", "–"))]


def times(days: list[int]) -> tuple[str, str]:
    """The mean with one digit, half a tenth rounded up, and the median, with a digit only where there is a half."""
    tenth = Decimal(sum(days) * 10) / len(days)
    return f"{tenth.quantize(Decimal(1), ROUND_HALF_UP) / 10:.1f}", f"{median(days):g}"


def english(client, path: str, **query: str) -> str:
    return client.get(f"/statistics/{path}", query, headers={"accept-language": "en"}).content.decode()


def test_the_page_of_a_month_says_what_the_messages_say(client):
    own, names = expected(), {"few": "Fewer than five letters each, together", **NAMES}

    for month in ("2013-01", "2016-11", "2019-04", "2019-12", "2020-01"):
        page, whole = english(client, "", month=month), own[month, "all", "all"]
        shown = table(page, "places-title")
        shown.pop("All together", None)
        places = {
            names[key]: cells(line) for (at, what, key), line in own.items() if (at, what) == (month, "department")
        }
        assert shown == places
        assert f"<dt>Received</dt><dd>{len(whole.came)}</dd>" in page
        assert f"half took no longer</dt><dd>{median(whole.days):g}</dd>" in page


def test_the_page_of_a_year_says_what_the_messages_say(client):
    own = expected()

    for year in ("2016", "2019"):
        shown = table(english(client, "year/", year=year), "picture-title")
        months = {key[0]: cells(line) for key, line in own.items() if key[0][:4] == year and key[1] == "all"}
        assert {month: shown[month] for month in months} == months
        assert len(months) == 12
