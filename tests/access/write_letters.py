"""Writes letters.csv anew from what the site answers now; read the difference before you commit it."""

import csv

import pytest

from tests.access.letters_world import WHO, build
from tests.access.test_letters import TABLE, address, answer, sent, sign_in, wanted


@pytest.mark.django_db
def test_write_letters():
    """Run by hand: pytest tests/access/write_letters.py."""
    world = build()
    cookies = {who: sign_in(world.people[who]) for who in WHO}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["route", "method", "letter", *WHO])
        for route, method, thing in wanted():
            url, data = address(route, thing, world), sent(thing, world)
            writer.writerow([route, method, thing, *(answer(cookies[who], method, url, data) for who in WHO)])
