"""Numbering: only in actions, once, without a hole, whatever else happens."""

import threading

import pytest
from django.db import OperationalError, connections, transaction

from realtime import bell
from realtime.models import Frame, Stream
from realtime.publish import action, forget, frames_after, nudge, publish
from realtime.record import chain_hash, inner_hash

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@action
def play(topic, *kinds):
    for kind in kinds:
        publish(topic, kind, {"id": 1, "text": "文字"})


@pytest.fixture
def rung(settings):
    """What the bell inside this process was rung for."""
    settings.REDIS_URL = ""
    heard = []
    hear = heard.append
    bell.listen(hear)
    yield heard
    bell.unlisten(hear)


def numbers(topic):
    return [frame.seq for frame in frames_after(topic, 0)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: publish("room-1", "question", {}),
        lambda: forget("room-1", kinds=("question",), key="id", value=1),
        lambda: nudge("room-1"),
    ],
)
def test_publish_outside_an_action_raises(call):
    with pytest.raises(RuntimeError):
        call()


def test_frames_are_numbered_from_one_in_their_order():
    play("room-1", "question", "answer")
    play("room-1", "air")

    assert [(frame.seq, frame.kind) for frame in frames_after("room-1", 0)] == [
        (1, "question"),
        (2, "answer"),
        (3, "air"),
    ]


def test_nested_actions_number_once_at_the_outermost_end():
    seen = []

    @action
    def outer():
        play("room-1", "question")
        seen.append(Frame.objects.count())
        publish("room-1", "air", {})

    outer()

    assert seen == [0]
    assert numbers("room-1") == [1, 2]


def test_a_failing_action_publishes_nothing_and_leaves_no_rest(rung):
    @action
    def fail():
        publish("room-1", "question", {})
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    play("room-1", "air")

    assert [frame.kind for frame in frames_after("room-1", 0)] == ["air"]
    assert rung == [["room-1"]]


def test_the_bell_rings_once_and_only_after_commit(rung):
    seen = []

    @action
    def outer():
        play("room-2", "question")
        publish("room-1", "air", {})
        seen.append(list(rung))

    with transaction.atomic():
        outer()
        seen.append(list(rung))

    assert seen == [[], []]
    assert rung == [["room-1", "room-2"]]


def test_a_nudge_rings_without_a_frame(rung):
    @action
    def prod():
        nudge("room-1")

    prod()

    assert rung == [["room-1"]]
    assert Stream.objects.count() == 0


def test_a_broken_bell_breaks_no_action(rung):
    def broken(topics):
        raise ValueError("no")

    bell.listen(broken)
    try:
        play("room-1", "question")
    finally:
        bell.unlisten(broken)

    assert numbers("room-1") == [1]


def test_eight_writers_leave_no_hole():
    def write(mine):
        try:
            for _ in range(10):
                play("room-1", "question")
                play(f"room-{mine}", "question", "answer")
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(2 + number % 4,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert numbers("room-1") == list(range(1, 81))
    assert [numbers(f"room-{number}") for number in range(2, 6)] == [list(range(1, 41))] * 4


def test_known_streams_are_not_inserted_again(django_assert_num_queries):
    play("room-1", "question")

    with django_assert_num_queries(5) as captured:  # begin, lock, frame, stream, commit
        play("room-1", "question")

    assert not [query for query in captured if 'INSERT INTO "realtime_stream"' in query["sql"]]


def test_forget_erases_earlier_texts_before_new_frames():
    play("room-1", "question", "answer")

    @action
    def withdraw():
        publish("room-1", "question", {"id": 1, "text": "newer"})
        forget("room-1", kinds=("question",), key="id", value=1)

    withdraw()

    first, answer, newer = frames_after("room-1", 0)
    assert (first.data, first.salt) == (None, "")
    assert answer.data == {"id": 1, "text": "文字"}
    assert newer.data == {"id": 1, "text": "newer"}
    assert Stream.objects.get().erased == 1


def test_the_record_holds_after_a_withdrawal():
    play("room-1", "question", "answer", "question")

    @action
    def withdraw():
        forget("room-1", kinds=("question",), key="id", value=1)
        publish("room-1", "withdraw", {"id": 1})

    withdraw()

    previous = ""
    for frame in frames_after("room-1", 0):
        if frame.data is not None:
            assert frame.inner_hash == inner_hash(frame.salt, frame.data)
        previous = chain_hash(previous, frame.seq, frame.kind, frame.inner_hash)
        assert frame.hash == previous
    assert Stream.objects.get().last_hash == previous


class Deadlock(Exception):
    sqlstate = "40P01"


@pytest.mark.parametrize(("failures", "numbered"), [(1, [1]), (2, [])])
def test_a_deadlock_is_retried_once(failures, numbered):
    tries = []

    @action
    def unlucky():
        publish("room-1", "question", {})
        tries.append(1)
        if len(tries) <= failures:
            raise OperationalError("deadlock") from Deadlock()

    if numbered:
        unlucky()
    else:
        with pytest.raises(OperationalError):
            unlucky()

    assert len(tries) == 2
    assert numbers("room-1") == numbered
