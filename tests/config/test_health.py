"""Health for monitors: alive without a database, ready only with everything, figures only for those who may."""

import pytest

AWAY = "redis://127.0.0.1:1/0"


def test_alive_needs_no_database(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_with_a_database_and_no_redis_asked_for(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_not_ready_without_a_database(client):
    answer = client.get("/readyz")  # a test that did not ask for the database gets none

    assert (answer.status_code, answer.content) == (503, b"away: database")


@pytest.mark.django_db
def test_not_ready_without_the_redis_that_is_set(client, settings):
    settings.REDIS_URL = AWAY

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"away: redis")


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_reads_metrics(client, address):
    answer = client.get("/metrics", REMOTE_ADDR=address)

    assert answer.status_code == 200
    assert b"xinqiao_bell_missed_total" in answer.content


def test_others_find_no_metrics(client):
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 404


def test_nobody_claims_to_be_this_machine(client):
    answer = client.get("/metrics", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="127.0.0.1")

    assert answer.status_code == 404


def test_an_address_that_is_none_finds_no_metrics(client, settings):
    settings.TRUSTED_PROXIES = 1

    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="unknown").status_code == 404


@pytest.mark.parametrize(
    ("given", "status"), [("Bearer right", 200), ("Bearer wrong", 404), ("Bearer rіght", 404), ("", 404)]
)
def test_with_a_token_only_its_bearer_reads_metrics(client, settings, given, status):
    settings.METRICS_TOKEN = "right"

    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1", HTTP_AUTHORIZATION=given).status_code == status


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_monitors_only_read(client, path):
    answer = client.post(path)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
