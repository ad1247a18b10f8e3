"""The rig itself: seeds come back, servers are private, a serving process is watched."""

import urllib.request

import psycopg
import pytest
import redis
from django.db import connection

from people.models import Department
from tests.rig import seeds
from tests.rig.serving import Serving


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
