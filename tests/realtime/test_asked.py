"""The decode guard: a table of what browsers may send, everything else refused with a code."""

import pytest

from realtime import asked
from realtime.asked import ABOVE, After, Bucket, Ping, Refused, number, query_of, read


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ('{"after": 0}', After(0)),
        ('{"after": 4611686018427387904}', After(ABOVE)),
        ('{"ping": 1}', Ping(1)),
        ('{"ping": -0.5}', Ping(-0.5)),
        ('{"ping": "回声"}', Ping("回声")),
    ],
)
def test_read_understands(text, wish):
    assert read({"text": text}) == wish


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad-json"),
        ("\x00", "bad-json"),
        ("NaN", "bad-json"),
        ('{"ping": NaN}', "bad-json"),
        ('{"ping": Infinity}', "bad-json"),
        ("[" * 1024, "bad-json"),
        ('{"ping": ' + "9" * 1000 + "}", "unknown"),
        ('{"ping": 1e400}', "unknown"),
        ('{"ping": true}', "unknown"),
        ('{"ping": null}', "unknown"),
        ('{"ping": "\\ud800"}', "unknown"),
        ('{"ping": "\\u0000"}', "unknown"),
        ('{"ping": "' + "x" * 65 + '"}', "unknown"),
        ('{"after": true}', "unknown"),
        ('{"after": -1}', "unknown"),
        ('{"after": 1.0}', "unknown"),
        ('{"after": 4611686018427387905}', "unknown"),
        ('{"after": 1, "ping": 1}', "unknown"),
        ('{"subscribe": "room-1"}', "unknown"),
        ("[1]", "unknown"),
        ("null", "unknown"),
        ("x" * 1025, "too-big"),
    ],
)
def test_read_refuses(text, code):
    with pytest.raises(Refused) as refused:
        read({"text": text})

    assert str(refused.value) == code


def test_binary_is_refused():
    with pytest.raises(Refused, match="binary"):
        read({"bytes": b'{"after": 1}'})


def test_what_is_no_number_stands_above_every_head():
    assert [number(text) for text in ("7", "", "-1", "1e3", "٣", "9" * 19)] == [7, *[ABOVE] * 5]


def test_a_query_with_too_many_fields_counts_as_none():
    assert query_of({"query_string": b"after=3&epoch=x"}) == {"after": "3", "epoch": "x"}
    assert query_of({"query_string": b"&".join(b"a=%d" % number for number in range(50))}) == {}


def test_a_bucket_lets_a_burst_through_and_then_a_rate(monkeypatch):
    now = [50.0]
    monkeypatch.setattr(asked.time, "monotonic", lambda: now[0])
    bucket = Bucket(burst=3, rate=1)

    assert [bucket.take() for _ in range(5)] == [True, True, True, False, False]
    now[0] += 2
    assert [bucket.take() for _ in range(3)] == [True, True, False]
