"""The access table of letters: every address that names a letter × method × letter × person, as letters.csv says."""

import csv
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.access.letters_world import CONFIRMED, THINGS, WHO, Letters, build
from tests.access.test_pages import METHODS, sign_in
from tests.access.world import routes

TABLE = Path(__file__).with_name("letters.csv")
NAMES_A_LETTER = re.compile(
    r"\^?(desk/(<int:pk>|\(\?P<number>)|my/\(\?P<number>|uploads/<int:pk>|receipts/\(\?P<number>)"
)
CHANNELS = ("enquiry", "mailbox", "suggestion", "complaint", "correction")
OUTSIDE = ("nobody", "stranger", "other-officer", "other-approver", "producer")
CLOSED = {"403", "404", "405"}
WORDS = "请把这件事的经过和工期说明清楚，谢谢。"
SENT = {
    **dict.fromkeys(("text", "reason", "missing", "asked_for", "answer"), WORDS),
    "days": 3,
    "parts": 0,
    "channel": "suggestion",
    "watched": "1",
    "confirmed": CONFIRMED,
}


def rows() -> list[dict]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wanted() -> list[tuple[str, str, str]]:
    """Every route that names a letter, with each method and each kind of letter."""
    named = [route for route in routes() if NAMES_A_LETTER.match(route)]
    named += [f"{channel}/<int:pk>/" for channel in CHANNELS]
    return [(route, method, thing) for route in sorted(named) for method in METHODS for thing in THINGS]


def address(route: str, thing: str, world: Letters) -> str:
    """The route with this letter in it, or its file; a second part names the one contribution that was asked for."""
    letter = world.letters[thing]
    first = world.files[thing] if route.startswith("uploads/") else letter.pk
    url = re.sub(r"\(\?P<number>[^)]*\)", letter.number, route.strip("^$")).replace("\\", "")
    return "/" + re.sub(r"<int:\w+>", str(world.asked), url.replace("<int:pk>", str(first)))


def sent(thing: str, world: Letters) -> dict:
    """What every form of the desk asks for, right for this letter, so that only a missing right refuses it."""
    version = world.letters[thing].version
    named = {"department": world.third.pk, "extension": world.extension, "person": world.people["own-officer"].pk}
    return SENT | named | {"version": version}


def answer(cookies: dict, method: str, url: str, data: dict) -> int:
    """The status of one request in a browser that holds only these cookies; whatever it changed is rolled back."""
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    cache.clear()
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url, data)
        transaction.set_rollback(True)
    return response.status_code


def test_every_letters_address_has_a_row():
    known = {(row["route"], row["method"], row["letter"]) for row in rows()}

    assert set(wanted()) - known == set()
    assert known - set(wanted()) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_letters_open_to_whom_the_table_says(who):
    world = build()
    wrong, cookies = [], sign_in(world.people[who])
    for row in rows():
        thing = row["letter"]
        got = answer(cookies, row["method"], address(row["route"], thing, world), sent(thing, world))
        if str(got) != row[who]:
            wrong.append(f"{who}: {row['method']} {row['route']} ({thing}) gave {got}, not {row[who]}")
    assert wrong == []


def test_no_outsider_gets_beyond_what_is_published():
    """Read from the table itself, so that a wrong row cannot be written down unseen."""
    opened = {
        (row["route"], row["letter"], who)
        for row in rows()
        for who in OUTSIDE
        if row[who] not in CLOSED and not row["route"].startswith("^receipts/")  # a picture of the number asked for
    }
    to_sign_in = {one for one in opened if one[0].startswith("^my/") and one[2] == "nobody"}
    own = {one for one in opened if one[1] == "elsewhere" and one[2].startswith("other-")}
    helped = {one for one in opened if one[1] == "lent" and one[2] == "other-officer"}

    assert {route for route, letter, who in opened - to_sign_in - own - helped} == {"enquiry/<int:pk>/"}
    assert {letter for route, letter, who in opened - to_sign_in - own - helped} == {"public"}


@pytest.mark.parametrize("who", ["own-officer", "own-supervisor", "dispatcher", "supervisor", "auditor", "admin"])
def test_who_wrote_a_report_is_for_its_handler_and_approver(who):
    told = [row for row in rows() if row["letter"] == "restricted" and "/identity/" in row["route"]]
    files = [row for row in rows() if row["letter"] == "restricted" and row["route"].startswith("uploads/")]

    assert {row[who] for row in told} <= CLOSED
    assert {row[who] for row in files} <= CLOSED
    assert {row["named-officer"] for row in files} == {"200"}
