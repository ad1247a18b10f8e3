"""Host, origin, caps and addresses."""

import pytest

from realtime.address import address_from, household
from realtime.gate import Caps, may_connect, retry_after


def scope(host="xinqiao.example", origin=None, peer="10.0.0.1", forwarded=None):
    headers = [(b"host", host.encode())]
    headers += [(b"origin", origin.encode())] if origin else []
    headers += [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return {"headers": headers, "client": [peer, 1234]}


@pytest.fixture(autouse=True)
def site(settings):
    settings.ALLOWED_HOSTS = ["xinqiao.example"]
    settings.ORIGINS = ["https://portal.example"]
    settings.HTTPS = True
    settings.TRUSTED_PROXIES = 0


@pytest.mark.parametrize(
    ("host", "origin", "admitted"),
    [
        ("xinqiao.example", "https://xinqiao.example", True),
        ("xinqiao.example", "https://xinqiao.example:443", True),
        ("xinqiao.example:443", "https://XINQIAO.example", True),
        ("xinqiao.example", "https://portal.example", True),
        ("xinqiao.example", None, True),
        ("xinqiao.example", "http://xinqiao.example", False),
        ("xinqiao.example", "https://xinqiao.example:8443", False),
        ("xinqiao.example", "https://xinqiao.example.evil.example", False),
        ("xinqiao.example", "https://evil.example", False),
        ("xinqiao.example", "null", False),
        ("xinqiao.example", "https://[", False),
        ("xinqiao.example", "https://x:99999", False),
        ("evil.example", "https://evil.example", False),
        ("evil.example", None, False),
        ("", None, False),
    ],
)
def test_origin_and_host(host, origin, admitted):
    assert may_connect(scope(host, origin)) is admitted


def test_a_guarded_topic_insists_on_an_origin():
    assert may_connect(scope(origin="https://xinqiao.example"), guarded=True) is True
    assert may_connect(scope(), guarded=True) is False


def test_caps_count_per_address_and_in_all(settings):
    settings.LIVE_PER_ADDRESS, settings.LIVE_TOTAL = 2, 3
    caps = Caps()

    first = [caps.take(scope(peer="10.0.0.1")) for _ in range(3)]
    others = [caps.take(scope(peer=f"10.0.0.{number}")) for number in (2, 3)]
    caps.give_back("10.0.0.1")

    assert first == ["10.0.0.1", "10.0.0.1", None]
    assert others == ["10.0.0.2", None]
    assert caps.take(scope(peer="10.0.0.3")) == "10.0.0.3"
    assert caps.total == 3


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [(0, "1.1.1.1", "10.0.0.1"), (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"), (2, "1.1.1.1", "10.0.0.1"), (1, "", "10.0.0.1")],
)
def test_only_trusted_proxies_name_the_address(settings, proxies, forwarded, found):
    settings.TRUSTED_PROXIES = proxies

    assert address_from("10.0.0.1", forwarded) == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("x" * 100, "x" * 64),
    ],
)
def test_a_household_is_what_one_customer_holds(address, found):
    assert household(address) == found


def test_many_are_asked_to_come_back_over_a_longer_time():
    few = [retry_after(0) for _ in range(500)]
    many = [retry_after(20_000) for _ in range(500)]

    assert min(few) > 0
    assert max(few) <= 3
    assert 30 < max(many) <= 40
