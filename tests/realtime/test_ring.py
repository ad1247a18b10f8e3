"""The last frames in memory."""

from realtime.frames import Encoded
from realtime.ring import LAST, Ring


def frames(first, last):
    return [Encoded(number, "question", str(number)) for number in range(first, last + 1)]


def texts(batch):
    return (batch.first, batch.last)


def test_a_ring_answers_from_memory_and_encodes_once():
    ring = Ring()
    ring.add(frames(5, 9))

    assert [ring.holds_after(seq) for seq in (3, 4, 8)] == [False, True, True]
    assert texts(ring.after(6, 500)) == (7, 9)
    assert texts(ring.after(4, 2)) == (5, 6)
    assert ring.after(6, 500) is ring.after(6, 500)


def test_new_frames_are_in_the_next_answer():
    ring = Ring()
    ring.add(frames(1, 2))
    ring.after(0, 500)
    ring.add(frames(3, 3))

    assert texts(ring.after(0, 500)) == (1, 3)


def test_a_ring_keeps_the_last_two_thousand():
    ring = Ring()
    ring.add(frames(1, LAST + 10))

    assert ring.first == 11
    assert not ring.holds_after(9)


def test_older_frames_join_only_without_a_hole():
    ring = Ring()
    ring.add(frames(10, 12))

    ring.fill(frames(3, 8), 12)
    assert ring.first == 10
    ring.fill(frames(3, 11), 12)
    assert texts(ring.after(2, 500)) == (3, 12)


def test_an_empty_ring_is_filled_up_to_the_head_only():
    ring = Ring()
    ring.fill(frames(3, 14), 12)

    assert texts(ring.after(2, 500)) == (3, 12)


def test_a_cleared_ring_answers_nothing():
    ring = Ring()
    ring.add(frames(1, 3))
    ring.after(0, 500)
    ring.clear()

    assert not ring.holds_after(2)


def test_long_frames_travel_in_portions():
    ring = Ring()
    ring.add([Encoded(number, "words", "x" * 30_000) for number in range(1, 6)])

    assert [texts(ring.after(seq, 500)) for seq in (0, 2, 4)] == [(1, 2), (3, 4), (5, 5)]
