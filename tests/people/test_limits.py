import threading

import pytest
from django.core.cache import caches
from django.test import RequestFactory

from people.address import client_network
from people.limits import count, hold
from people.refusals import TooSoon


def test_hold_lets_through_exactly_the_most(frozen):
    for _time in range(3):
        hold("test", "key", most=3, per_seconds=60)

    with pytest.raises(TooSoon):
        hold("test", "key", most=3, per_seconds=60)
    hold("test", "other-key", most=3, per_seconds=60)
    hold("other-test", "key", most=3, per_seconds=60)


def test_hold_opens_again_in_the_next_window(frozen):
    hold("test", "key", most=1, per_seconds=60)
    frozen.shift(60)

    hold("test", "key", most=1, per_seconds=60)


@pytest.mark.database
def test_count_counts_every_thread_once(monkeypatch, frozen):
    monkeypatch.setattr("people.limits.cache", caches["default"])  # one connection pool for all threads of this test
    threads = [threading.Thread(target=lambda: count("test", "threads", per_seconds=3600)) for _each in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert count("test", "threads", per_seconds=3600) == 41


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "fe80::1%eth0", "fe80::/64"),
    ],
)
def test_client_network_believes_only_trusted_proxies(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})

    assert client_network(request) == expected
