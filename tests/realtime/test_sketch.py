"""A kilobyte tells how many different visitors came, however they are spread over minutes and processes."""

import hashlib

import pytest

from realtime.sketch import Sketch


def hashed(name: object) -> int:
    return int.from_bytes(hashlib.sha256(str(name).encode()).digest()[:8])


def sketch(*names: object) -> Sketch:
    made = Sketch()
    for name in names:
        made.add(hashed(name))
    return made


def test_nobody_is_nobody_and_takes_no_room():
    assert Sketch().estimate() == 0
    assert bytes(Sketch()) == b""


@pytest.mark.parametrize("number", [1, 2, 10])
def test_a_few_are_counted_exactly(number):
    assert sketch(*range(number)).estimate() == number


@pytest.mark.parametrize("number", [100, 1_000, 5_000, 20_000, 50_000])
def test_many_are_estimated_within_five_per_cent(number):
    assert sketch(*range(number)).estimate() == pytest.approx(number, rel=0.05)


def test_error_over_many_crowds_is_what_the_size_promises():
    errors = [sketch(*((crowd, one) for one in range(2_000))).estimate() / 2_000 - 1 for crowd in range(30)]

    typical = (sum(error**2 for error in errors) / len(errors)) ** 0.5
    assert typical < 0.045
    assert abs(sum(errors) / len(errors)) < 0.02


def test_the_same_visitor_again_changes_nothing():
    assert bytes(sketch(*range(500), *range(500))) == bytes(sketch(*range(500)))


def test_merging_counts_whom_both_have_seen_once():
    both = sketch(*range(12_000))
    both.merge(bytes(sketch(*range(8_000, 20_000))))
    both.merge(b"")

    assert bytes(both) == bytes(sketch(*range(20_000)))


def test_other_bytes_are_refused():
    with pytest.raises(ValueError, match="1024 registers"):
        Sketch(b"x" * 1000)
