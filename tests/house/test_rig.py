"""The rig itself: seeds come back, servers are private, a serving process is watched."""

import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import redis
from django.db import connection

from people.models import Department
from tests.rig import environment, seeds
from tests.rig.serving import Serving, once


@pytest.mark.django_db(transaction=True)
def test_replanting_restores_rows_and_sequences(planted_rows):
    Department(pk=7, slug="kept", name="留存科", kind="department").save()
    kept = seeds.keep()
    Department.objects.all().delete()

    seeds.replant(kept)

    assert Department.objects.get().slug == "kept"
    new = Department(slug="next", name="新科", kind="department")
    new.save()
    assert new.pk > 7  # tests before may have moved SQLite's sequence further on


def test_postgres_is_utf8_and_empty(postgres_url):
    with psycopg.connect(postgres_url) as found:
        encoding, tables = found.execute(
            "SELECT current_setting('server_encoding'), count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()

    assert (encoding, tables) == ("UTF8", 0)


def test_redis_is_private_and_forgets(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        kept = client.config_get("save", "appendonly")

    assert not redis_url.endswith(":6379/0")
    assert kept == {"save": "", "appendonly": "no"}


@pytest.mark.database
@pytest.mark.django_db
def test_real_servers_option_is_honoured(request):
    expected = "postgresql" if request.config.getoption("--real-servers") else "sqlite"

    assert connection.vendor == expected


@pytest.mark.servers
def test_serving_answers_and_stops(tmp_path):
    with Serving(tmp_path) as site:
        with urllib.request.urlopen(site.url + "/healthz") as answer:
            assert answer.read() == b"ok"
        assert site.terminate() < 15


def test_what_takes_long_is_made_once_for_all_processes(tmp_path, monkeypatch):
    monkeypatch.setenv(environment.SHARED, str(tmp_path))
    made = []

    def make(folder):
        made.append(folder)
        time.sleep(0.2)
        (folder / "done").touch()

    with ThreadPoolExecutor(4) as several:
        folders = set(several.map(lambda _number: once("slow", make), range(4)))

    assert len(made) == 1
    assert folders == {tmp_path / "planted-slow"}
    assert (tmp_path / "planted-slow" / "done").exists()


def test_what_failed_half_way_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setenv(environment.SHARED, str(tmp_path))

    def fail(folder):
        (folder / "half").touch()
        raise AssertionError("no disk")

    with pytest.raises(AssertionError, match="no disk"):
        once("slow", fail)

    assert list(once("slow", lambda folder: None).iterdir()) == []
