"""Writes pages.csv anew from what the site answers now; read the difference before you commit it."""

import csv

import pytest

from tests.access.test_pages import METHODS, TABLE, address, answer, sign_in
from tests.access.world import WHO, build, routes


@pytest.mark.django_db
def test_write_table():
    """Run by hand: pytest tests/access/write_table.py."""
    world = build()
    cookies = {who: sign_in(world.people[who]) for who in WHO}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["route", "method", *WHO])
        for route in routes():
            if route.startswith("admin/"):
                continue
            for method in METHODS:
                url = address(route, world.ids)
                writer.writerow([route, method, *(answer(cookies[who], method, url, world.ids) for who in WHO)])
