"""The access table: every address × method × person, as pages.csv says; an address without a row fails."""

import csv
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.access.world import WHO, build, routes

TABLE = Path(__file__).with_name("pages.csv")
METHODS = ("GET", "POST")
PARTS = {
    "interview": "own",
    "studio": "own",
    "moderation": "case",
    "moderation/silenced": "silenced",
    "desk": "letter",
    "desk/filters": "desk_filter",
    "uploads": "upload",
    "faq": "faq",
    "desk/faq": "faq",
    "settings/templates": "template",
    "settings/people": "colleague",
    "settings/departments": "department",
    "watch/department": "department",
    "watch/letter": "letter",
    "produce": "proposed",
    "ledger/record": "decision",
    "moderation/appeals": "appeal",
    "moderation/filters": "filter",
    "moderation/lists": "term",
    "moderation/lists/networks": "network",
    "moderation/reports": "reported",
    "report": "published",
}
NAMED = {"moderation/lists/versions": {"number": "number_of_list"}}  # a part that means another thing elsewhere


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def address(route: str, ids: dict) -> str:
    """The route with the ids of the world in place of its parts; other parts get what exists nowhere."""

    def part(found):
        place = route[: found.start()].strip("/")
        thing = (
            NAMED.get(place, {}).get(found.group(1), found.group(1)) if found.group(1) != "pk" else PARTS.get(place, "")
        )
        return str(ids.get(thing, 999_999 if found.group(0).startswith("<int") else "no-such"))

    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: ids[found.group(1)], route.strip("^$")).replace("\\.", ".")
    return "/" + re.sub(r"<\w+:(\w+)>", part, plain)


def sign_in(user) -> dict:
    """The cookies of a session of this person; none for nobody."""
    client = Client()
    if user:
        client.force_login(user)
    return {name: cookie.value for name, cookie in client.cookies.items()}


def answer(cookies: dict, method: str, url: str, ids: dict) -> int:
    """The status of one request in a browser that holds only these cookies; whatever it changed is rolled back."""
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    cache.clear()
    sent = {"question": ids["question"], "guest": ids["guest"], "text": "好的", "version": 1, "reason": "advertising"}
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url, sent)
        transaction.set_rollback(True)
    return response.status_code


def test_every_address_has_a_row_for_each_method():
    known = {(row["route"], row["method"]) for row in rows()}
    wanted = {(route, method) for route in routes() for method in METHODS if not route.startswith("admin/")}

    assert wanted - known == set()
    assert known - wanted == set()


@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_what_the_table_says(who):
    world = build()
    wrong, cookies = [], sign_in(world.people[who])
    for row in rows():
        got = answer(cookies, row["method"], address(row["route"], world.ids), world.ids)
        if str(got) != row[who]:
            wrong.append(f"{who}: {row['method']} {row['route']} gave {got}, the table says {row[who]}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["interview/<int:pk>/", "interview/<int:pk>/ask/", "interview/<int:pk>/mine/"])
def test_a_draft_is_as_absent_as_one_that_never_was(route):
    world = build()
    answers = [Client().get(address(route, {"own": pk})) for pk in (world.ids["hidden"], 999_999)]

    pages = [re.sub(r"/interview/\d+/", "/interview/0/", page.content.decode()) for page in answers]
    assert [page.status_code for page in answers] == [404, 404]
    assert pages[0] == pages[1]
