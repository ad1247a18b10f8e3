"""Slow viewers hurt only themselves."""

import pytest

from realtime import viewer as module
from realtime.frames import Batch, Encoded, Message
from realtime.viewer import END, SLOW, Viewer


class FakeWire:
    """Keeps what it is given; `unsent` is what the test says."""

    def __init__(self):
        self.sent, self.unsent, self.ended, self.code = [], 0, False, None

    def write(self, message):
        self.sent.append(message.text)

    def close(self, code):
        self.code = code

    def end(self):
        self.ended = True


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def viewer(clock):
    viewer = Viewer(FakeWire())
    viewer.lapsed = False
    return viewer


def batch(*numbers):
    return Batch([Encoded(number, "question", str(number)) for number in numbers])


RELOAD = '{"reload":true}'


def test_frames_come_in_turn_and_once(viewer):
    for numbers in ((1, 2), (1, 2), (4,), (3,), (4,)):
        viewer.deliver(batch(*numbers))

    assert viewer.wire.sent == ['{"frames":[1,2]}', '{"frames":[3]}', '{"frames":[4]}']


def test_too_much_unsent_gets_one_reload_and_no_frames(viewer):
    viewer.wire.unsent = SLOW + 1
    for number in (1, 2, 3):
        viewer.deliver(batch(number))

    assert viewer.wire.sent == [RELOAD]
    assert viewer.lapsed


def test_ten_seconds_behind_gets_a_reload(viewer, clock):
    size = len(batch(1).payload)
    for number in range(1, 5):
        viewer.deliver(batch(number))
        viewer.wire.unsent = number * size  # nothing leaves
        assert RELOAD not in viewer.wire.sent
        clock[0] += 4
    viewer.deliver(batch(5))

    assert viewer.wire.sent[-1] == RELOAD


def test_a_slow_but_moving_viewer_stays(viewer, clock):
    for number in range(1, 50):
        clock[0] += 4
        viewer.deliver(batch(number))
        viewer.wire.unsent = len(batch(number).payload)

    assert RELOAD not in viewer.wire.sent


def test_a_pause_is_not_slowness(viewer, clock):
    viewer.deliver(batch(1))
    clock[0] += 3600
    viewer.deliver(batch(2))

    assert RELOAD not in viewer.wire.sent


def test_a_mebibyte_unread_ends_the_connection(viewer):
    viewer.wire.unsent = END + 1
    viewer.say(Message("{}"))
    viewer.say(Message("{}"))

    assert viewer.wire.ended
    assert viewer.wire.sent == []
