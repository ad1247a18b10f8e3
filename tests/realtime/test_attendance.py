"""Who was there: noted in memory, written once a minute, told apart without knowing anybody."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from people.visitor import keep_visitor, visitor_of
from realtime import attendance as module
from realtime.actions import keep_attendance, purge_attendance
from realtime.ask import Away
from realtime.attendance import Roll
from realtime.models import Attendance
from realtime.queries import Attended, Minute, attended
from realtime.sketch import SIZE, Sketch
from tests.realtime.theatre import Theatre, fetch, hear

TEN = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(TEN, tick=False) as traveller:
        yield traveller


@pytest.fixture
def written(monkeypatch):
    """What the roll gives to the database, in order: (process, minutes)."""
    rows: list = []

    async def ask(function, *given):
        assert function is keep_attendance
        rows.append(given)

    monkeypatch.setattr(module, "ask", ask)
    return rows


def room(name="room-1", *, watching=0, public=True):
    return SimpleNamespace(name=name, watching=watching, match=SimpleNamespace(family=SimpleNamespace(public=public)))


def scope(cookie="", *, address="203.0.113.7", agent="Firefox"):
    headers = [(b"user-agent", agent.encode()), (b"cookie", cookie.encode())]
    return {"client": [address, 1234], "headers": headers}


def signed_cookie():
    """A visitor's cookie as the pages set it."""
    made = {}

    def page(request):
        made["raw"] = visitor_of(request)
        return HttpResponse()

    response = keep_visitor(page)(RequestFactory().get("/"))
    return f"visitor={response.cookies['visitor'].value}"


def due(roll):
    asyncio.run(roll.write_when_due())


def test_cookie_tells_people_of_one_address_apart():
    one, other = signed_cookie(), signed_cookie()

    told = [module.visitor_of(scope(cookie), "room-1") for cookie in (one, other, one, "", "visitor=forged:x:y")]

    assert told[0] == told[2]
    assert len(set(told)) == 3
    assert told[3] == told[4]


def test_cookie_tells_one_person_at_two_addresses_as_one():
    cookie = signed_cookie()

    assert module.visitor_of(scope(cookie), "room-1") == module.visitor_of(scope(cookie, address="::1"), "room-1")


def test_without_cookie_address_and_browser_tell_apart():
    seen = [scope(), scope(address="203.0.113.8"), scope(agent="Chromium"), scope()]

    assert len({module.visitor_of(one, "room-1") for one in seen}) == 3


def test_visitors_cannot_be_joined_across_topics():
    cookie = signed_cookie()

    assert module.visitor_of(scope(cookie), "room-1") != module.visitor_of(scope(cookie), "room-2")


def test_minute_is_written_once_it_is_over(clock, written):
    roll, hall = Roll(), room()
    for number, address in enumerate(("203.0.113.1", "203.0.113.2", "203.0.113.1")):
        hall.watching = number
        roll.come(hall, scope(address=address))
    hall.watching = 2
    roll.look([hall])
    due(roll)
    assert written == []

    clock.shift(60)
    hall.watching = 1
    roll.look([hall])
    due(roll)
    due(roll)

    ((_process, (row,)),) = written
    assert (row.topic, row.minute, row.most, row.came) == ("room-1", TEN, 3, 2)
    assert Sketch(row.sketch).estimate() == 2


def test_who_stays_is_counted_at_once_each_minute_and_came_once(clock, written):
    roll, hall = Roll(), room(watching=1)
    roll.come(hall, scope())
    for _ in range(3):
        clock.shift(60)
        roll.look([hall])
        due(roll)
    asyncio.run(roll.write_all())

    rows = [row for _process, rows in written for row in rows]
    assert [row.minute for row in rows] == [TEN + timedelta(minutes=number) for number in range(4)]
    assert [row.came for row in rows] == [1, 0, 0, 0]
    assert [bool(row.sketch) for row in rows] == [True, False, False, False]


def test_back_within_two_minutes_is_no_new_visit(clock, written, monkeypatch):
    monotonic = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: monotonic[0])
    roll, hall = Roll(), room()
    for absence in (0, 100, 119, 120):
        monotonic[0] += absence
        roll.leave(hall, roll.come(hall, scope()))
    asyncio.run(roll.write_all())

    assert written[0][1][0].came == 2


def test_staff_topics_and_empty_rooms_are_not_noted(clock, written):
    roll, desk = Roll(), room("desk-1", watching=3, public=False)
    assert roll.come(desk, scope()) is None
    roll.look([desk, room()])
    asyncio.run(roll.write_all())

    assert written == []


def test_database_that_is_away_is_asked_again(clock, written, monkeypatch):
    roll, hall = Roll(), room(watching=4)
    roll.look([hall])
    clock.shift(60)
    works = module.ask

    async def away(*_given):
        raise Away("OperationalError")

    monkeypatch.setattr(module, "ask", away)
    with pytest.raises(Away):
        due(roll)
    monkeypatch.setattr(module, "ask", works)
    due(roll)

    assert [row.most for row in written[0][1]] == [4]


def test_long_outage_keeps_only_the_newest_minutes(clock, written, monkeypatch):
    monkeypatch.setattr(module, "MOST_KEPT", 3)
    roll = Roll()
    for number in range(1, 6):
        roll.look([room(watching=number)])
        clock.shift(60)
    due(roll)

    assert [row.most for row in written[0][1]] == [3, 4, 5]


def crowd(*names):
    sketch = Sketch()
    for name in names:
        sketch.add(module.visitor_of(scope(agent=str(name)), "room-1"))
    return bytes(sketch)


@pytest.mark.django_db
@pytest.mark.database
def test_two_processes_add_up_and_nobody_counts_twice():
    later = TEN + timedelta(minutes=1)
    keep_attendance("a", [Minute("room-1", TEN, 10, 8_000, crowd(*range(8_000))), Minute("room-1", later, 30, 0, b"")])
    keep_attendance("b", [Minute("room-1", TEN, 25, 14_000, crowd(*range(6_000, 20_000)))])
    keep_attendance("b", [Minute("room-2", TEN, 99, 1, b"")])

    found = attended("room-1")

    assert (found.peak, found.visits) == (35, 22_000)
    assert found.visitors == pytest.approx(20_000, rel=0.05)


@pytest.mark.django_db
@pytest.mark.database
def test_same_minute_again_replaces_what_was_noted():
    keep_attendance("a", [Minute("room-1", TEN, 10, 8, b"")])
    keep_attendance("a", [Minute("room-1", TEN, 12, 9, crowd(1))])

    assert Attendance.objects.count() == 1
    assert attended("room-1") == Attended(12, 9, 1)
    assert attended("room-3") == Attended(0, 0, 0)


@pytest.mark.django_db
def test_only_old_minutes_are_purged():
    keep_attendance("a", [Minute("room-1", TEN, 1, 1, b""), Minute("room-1", TEN + timedelta(minutes=1), 2, 1, b"")])

    assert purge_attendance(TEN + timedelta(seconds=30)) == 1
    assert Attendance.objects.get().most == 2


@pytest.mark.servers
def test_process_that_ends_has_written_its_sockets_and_polls(tmp_path):
    with Theatre(tmp_path) as theatre, theatre.socket("room-7") as first, theatre.socket("room-7") as second:
        for socket in (first, second):
            hear(socket, "hello")
        agents = {"User-Agent": "another"}, {"User-Agent": "another"}, {"User-Agent": "a third"}
        for agent in agents:
            fetch(f"{theatre.url}/live/room-7/frames?after=0", headers=agent)
        theatre.terminate()

        with sqlite3.connect(theatre.folder / "xinqiao.sqlite3") as database:
            rows = database.execute("SELECT topic, most, came, length(sketch) FROM realtime_attendance").fetchall()

    assert {topic for topic, *_ in rows} == {"room-7"}
    assert sum(came for _topic, _most, came, _size in rows) == 3
    assert max(most for _topic, most, _came, _size in rows) >= 2
    assert SIZE in {size for *_, size in rows}
