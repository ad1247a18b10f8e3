"""Several serving processes on real PostgreSQL and Redis: the bell, its absence, and what viewers end up with."""

import json
import threading
import time

import pytest

from tests.realtime.theatre import Theatre, fetch, hear, numbers

AWAY = ("OperationalError", "InterfaceError", "AdminShutdown", "PoolTimeout")


@pytest.fixture(scope="module")
def troupe(tmp_path_factory, private_postgres, private_redis):
    """Two processes on one PostgreSQL, rung by one Redis."""
    urls = {"database_url": private_postgres.database("xinqiao_wire"), "redis_url": private_redis.url}
    with Theatre(tmp_path_factory.mktemp("troupe"), processes=2, **urls) as theatre:
        theatre.allowed_in_logs = AWAY  # of pages, while PostgreSQL is away
        yield theatre


def delays(troupe, socket, first, count):
    """How long frames written in process 0 take to this viewer, each in seconds, sorted."""
    found = []
    for number in range(first, first + count):
        start = time.monotonic()
        troupe.play("room-31")
        numbers(socket, number)
        found.append(time.monotonic() - start)
        time.sleep(0.2)
    return sorted(found)


def test_the_bell_crosses_processes_and_its_loss_costs_a_second(troupe, redis_server):
    with troupe.socket("room-31", place=1) as viewer:
        hear(viewer, "hello")
        rung = delays(troupe, viewer, 1, 7)
        redis_server.kill()
        carried = delays(troupe, viewer, 8, 3)
        redis_server.start()
        time.sleep(4)
        again = delays(troupe, viewer, 11, 7)

    assert rung[3] < 0.4
    assert carried[-1] < 5
    assert again[3] < 0.4


def test_viewers_are_counted_across_processes(troupe):
    with troupe.socket("room-32", place=0) as here, troupe.socket("room-32", place=1) as there:
        for socket in (here, there):
            while hear(socket, "viewers") != 2:
                pass


def test_writers_everywhere_leave_every_viewer_with_one_sequence(troupe):
    def write(place):
        for _ in range(40):
            troupe.play("room-33", 2, place=place)

    with troupe.socket("room-33", "?after=0", place=0) as here, troupe.socket("room-33", "?after=0", place=1) as there:
        writers = [threading.Thread(target=write, args=(place,)) for place in (0, 0, 1, 1)]
        for writer in writers:
            writer.start()
        seen = [numbers(socket, 320, timeout=20) for socket in (here, there)]
        for writer in writers:
            writer.join()

    assert seen == [list(range(1, 321))] * 2


def test_a_snapshot_on_postgresql_is_of_one_moment(troupe):
    stop = threading.Event()

    def write():
        while not stop.is_set():
            troupe.play("room-34", 3)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        pages = []
        for number in range(4):
            pages.append(json.loads(troupe_snapshot(troupe, number % 2)))
            time.sleep(0.6)
    finally:
        stop.set()
        writer.join()

    for page in pages:
        assert page["state"] == {"frames": page["seq"], "head": page["seq"]}
    assert pages[-1]["seq"] > pages[0]["seq"]


def troupe_snapshot(troupe, place):
    return fetch(f"{troupe.urls[place]}/live/room-34/snapshot")[2]


def test_an_away_database_is_busy_and_viewers_stay(troupe, postgres_server):
    with troupe.socket("room-35") as viewer:
        hear(viewer, "hello")
        postgres_server.crash()
        try:
            with troupe.socket("room-40") as late:
                error = hear(late, "error", timeout=30)
        finally:
            postgres_server.start()
        deadline = time.monotonic() + 30
        while troupe.do("play", topic="room-35", entries=[["question", {"id": 1}]])[0] != 200:
            assert time.monotonic() < deadline
            time.sleep(0.5)
        assert numbers(viewer, 1, timeout=10) == [1]

    assert error["code"] == "busy"
