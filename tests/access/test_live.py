"""The second access table: every live topic × person, over feed, snapshot and socket, as live.csv says."""

import csv
import json
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.test import Client

from realtime import topics
from realtime.routing import dispatch
from tests.access.world import WHO, build

TABLE = Path(__file__).with_name("live.csv")
PLACES = {"OWN": "own", "HIDDEN": "hidden", "PLACE": "department"}
HOST = [(b"host", b"localhost"), (b"origin", b"http://localhost")]


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def headers(user):
    if user is None:
        return HOST
    client = Client()
    client.force_login(user)
    return [*HOST, (b"cookie", f"sessionid={client.cookies['sessionid'].value}".encode())]


def scope(kind, path, user_headers):
    more = {"method": "GET"} if kind == "http" else {"subprotocols": []}
    common = {"path": path, "query_string": b"", "headers": user_headers, "client": ("127.0.0.1", 1), "scheme": "http"}
    return {"type": kind, "http_version": "1.1", "server": ("localhost", 80), **common, **more}


async def by_feed(app, path, user_headers) -> int:
    communicator = ApplicationCommunicator(app, scope("http", path, user_headers))
    await communicator.send_input({"type": "http.request", "body": b"", "more_body": False})
    answer = await communicator.receive_output(timeout=10)
    communicator.stop()
    return answer["status"]


async def by_socket(app, topic, user_headers) -> str:
    communicator = ApplicationCommunicator(app, scope("websocket", f"/ws/live/{topic}/", user_headers))
    await communicator.send_input({"type": "websocket.connect"})
    assert (await communicator.receive_output(timeout=10))["type"] == "websocket.accept"
    first = json.loads((await communicator.receive_output(timeout=10))["text"])
    if "error" in first:
        assert (await communicator.receive_output(timeout=10))["code"] == 4404
    communicator.stop()
    return next(iter(first))


@async_to_sync
async def answers(topic, user_headers):
    app = dispatch(pages=None)
    paths = (f"/live/{topic}/frames", f"/live/{topic}/snapshot")
    return [await by_feed(app, path, user_headers) for path in paths] + [await by_socket(app, topic, user_headers)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", WHO)
def test_everybody_watches_what_the_table_says(who, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    world = build()
    user_headers, wrong = headers(world.people[who]), []
    for row in rows():
        topic = row["topic"]
        for name, thing in PLACES.items():
            topic = topic.replace(name, str(world.ids[thing]))
        wanted = [200, 200, "hello"] if row[who] == "yes" else [404, 404, "error"]
        got = answers(topic, user_headers)
        if got != wanted:
            wrong.append(f"{who}: {row['topic']} gave {got}, the table says {row[who]}")
    assert wrong == []


def test_every_family_of_topics_has_a_row():
    named = [row["topic"].replace("OWN", "7").replace("HIDDEN", "8").replace("PLACE", "9") for row in rows()]

    missing = [family.pattern.pattern for family in topics.families() if not any(map(family.pattern.fullmatch, named))]

    assert missing == []
