"""The websocket: where it starts, what it brings, whom it refuses."""

import json
import time
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.realtime.theatre import hear, numbers


def closing(socket):
    """The messages until the server closes, and the close code."""
    said = []
    try:
        while True:
            said.append(json.loads(socket.recv(timeout=10)))
    except ConnectionClosed as closed:
        return said, closed.rcvd.code if closed.rcvd else 1006


def test_hello_comes_first_with_head_and_epoch(stage, room):
    stage.play(room, 3)

    with stage.socket(room) as socket:
        hello = json.loads(socket.recv())["hello"]

    assert hello["head"] == 3
    assert hello["epoch"] == stage.frames(room)["epoch"]
    assert 0 < hello["retry"] <= 60


def test_after_absent_brings_only_what_is_new(stage, room):
    stage.play(room, 3)

    with stage.socket(room) as socket:
        hear(socket, "hello")
        stage.play(room)

        assert numbers(socket, 4) == [4]


def test_after_zero_brings_everything(stage, room):
    stage.play(room, 3)

    with stage.socket(room, "?after=0") as socket:
        assert numbers(socket, 3) == [1, 2, 3]


def test_after_a_number_brings_the_rest(stage, room):
    stage.play(room, 5)

    with stage.socket(room, "?after=3") as socket:
        assert numbers(socket, 5) == [4, 5]


@pytest.mark.parametrize(
    "query", ["?after=9", "?after=abc", "?after=-1", "?after=1&epoch=another", "?after=" + "9" * 40]
)
def test_after_what_this_history_does_not_know_reloads(stage, room, query):
    stage.play(room, 2)

    with stage.socket(room, query) as socket:
        assert hear(socket, "reload") is True
        stage.play(room)
        socket.send('{"after": 2}')

        assert numbers(socket, 3) == [3]


def test_after_far_behind_reloads_but_zero_and_the_feed_page(stage, room):
    stage.play(room, 2600)

    with stage.socket(room, "?after=100") as socket:
        assert hear(socket, "reload") is True
    with stage.socket(room, "?after=600") as socket:
        assert numbers(socket, 2600) == list(range(601, 2601))
    with stage.socket(room, "?after=0") as socket:
        assert numbers(socket, 2600) == list(range(1, 2601))
    page = stage.frames(room, "?after=100")
    assert [page["frames"][0]["seq"], page["frames"][-1]["seq"], page["more"]] == [101, 600, True]
    assert "reload" not in page


def test_asking_again_resends_and_at_most_once_a_second(stage, room):
    stage.play(room, 3)

    with stage.socket(room) as socket:
        hear(socket, "hello")
        socket.send('{"after": 1}')
        assert numbers(socket, 3) == [2, 3]
        socket.send('{"after": 0}')
        assert hear(socket, "error") == {"code": "busy"}
        time.sleep(1.1)
        socket.send('{"after": 0}')
        assert numbers(socket, 3) == [1, 2, 3]


def test_a_write_in_the_process_rings_at_once(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        delays = []
        for number in range(1, 6):
            start = time.monotonic()
            stage.play(room)
            numbers(socket, number)
            delays.append(time.monotonic() - start)
            time.sleep(0.15)

    assert sorted(delays)[2] < 0.3  # the sweep alone would take half a second in the middle


def test_frames_of_another_process_come_with_the_sweep(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        stage.manage("play", room, "20")

        assert numbers(socket, 20) == list(range(1, 21))


def test_heartbeat_tells_head_and_epoch(stage, room):
    stage.play(room, 2)

    with stage.socket(room) as socket:
        epoch = hear(socket, "hello")["epoch"]
        while "epoch" not in (beat := json.loads(socket.recv(timeout=12))):
            pass

    assert beat == {"head": 2, "epoch": epoch}


def test_ping_is_answered(stage, room):
    with stage.socket(room) as socket:
        for sent in (1, 2.5, "回声"):
            socket.send(json.dumps({"ping": sent}))
            assert hear(socket, "pong") == sent


def test_third_error_closes(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        for text in ("{", b"\x00\x01", '{"after": "1"}'):
            socket.send(text)
        said, code = closing(socket)

    assert [message["error"]["code"] for message in said if "error" in message] == ["bad-json", "binary", "unknown"]
    assert code == 1008


def test_oversize_closes_1009_and_long_is_an_error(stage, room):
    with stage.socket(room) as socket:
        socket.send("x" * 2000)
        assert hear(socket, "error") == {"code": "too-big"}
        socket.send("x" * 20_000)
        assert closing(socket)[1] == 1009


def test_invalid_utf8_closes_1007(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        socket.send(b'{"ping": "\xff\xfe"}', text=True)
        assert closing(socket)[1] == 1007


def test_a_flood_of_pings_is_an_error(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        for _ in range(40):
            socket.send('{"ping": 1}')
        said, code = closing(socket)

    assert code in (1008, 1006)
    assert len([message for message in said if "pong" in message]) <= 25


@pytest.mark.parametrize("path", ["/ws/live/nothing/", "/ws/live/room-100/", "/ws/elsewhere/", "/", "/ws/live/"])
def test_unknown_topics_and_paths_are_gone(stage, path):
    with stage.socket("", path=path) as socket:
        assert closing(socket) == ([{"error": {"code": "gone"}}], 4404)


def test_a_guarded_topic_answers_strangers_like_an_unknown_one(stage, desk):
    _person, cookie = stage.member(member=False)
    for headers in ({}, {"Cookie": cookie}, {"Cookie": "sessionid=%00%ff; sessionid"}):
        with stage.socket(desk, origin=stage.url, additional_headers=headers) as socket:
            assert closing(socket) == ([{"error": {"code": "gone"}}], 4404)


def test_a_guarded_topic_lets_members_in_but_not_without_origin(stage, desk):
    _person, cookie = stage.member()

    with stage.socket(desk, origin=stage.url, additional_headers={"Cookie": cookie}) as socket:
        hear(socket, "hello")
        stage.play(desk)
        assert numbers(socket, 1) == [1]
    with stage.socket(desk, additional_headers={"Cookie": cookie}) as socket:
        assert closing(socket)[1] == 4404


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1", "http://["]
)
def test_a_wrong_origin_is_refused(stage, room, origin):
    with pytest.raises(InvalidStatus) as refused, stage.socket(room, origin=origin):
        pass

    assert refused.value.response.status_code in ((403, 400) if origin == "http://[" else (403,))


def test_own_origin_and_none_are_admitted(stage, room):
    for origin in (stage.url, None):
        with stage.socket(room, origin=origin) as socket:
            hear(socket, "hello")


def test_a_busy_shared_thread_holds_up_no_socket(stage, room):
    _person, cookie = stage.member()
    stage.do("hold", seconds=6)
    start = time.monotonic()

    with (
        stage.socket(room, "?after=0") as public,
        stage.socket("desk-99", origin=stage.url, additional_headers={"Cookie": cookie}) as guarded,
    ):
        hear(public, "hello")
        hear(guarded, "hello")
        stage.play(room)
        numbers(public, 1)

    assert time.monotonic() - start < 5.5  # the thread is held for 6 s


def test_withdrawn_text_is_not_served_again(stage, room):
    stage.do("play", topic=room, entries=[["question", {"id": 1, "text": "planted-secret"}], ["question", {"id": 2}]])
    with stage.socket(room, "?after=0") as socket:
        assert "planted-secret" in json.dumps(hear(socket, "frames"))
        stage.do("withdraw", topic=room, number=1)
        [withdraw] = hear(socket, "frames")

    with stage.socket(room, "?after=0") as socket:
        again = hear(socket, "frames")

    assert (withdraw["kind"], withdraw["data"]) == ("withdraw", {"what": "question", "id": 1})
    assert [frame["data"] for frame in again] == [None, {"id": 2}, {"what": "question", "id": 1}]
    assert "planted-secret" not in json.dumps(stage.frames(room, "?after=0"))


def test_a_nudge_says_mine_without_a_frame(stage, room):
    with stage.socket(room) as socket:
        hear(socket, "hello")
        stage.do("nudge", topic=room)
        assert hear(socket, "mine", timeout=2) is True
    assert stage.frames(room)["head"] == 0


def test_counters_and_viewers_come_when_they_change(stage, room):
    with stage.socket(room) as socket:
        stage.do("count", topic=room, counters={"supports": 7})
        while hear(socket, "counters") != {"supports": 7}:
            pass
        with stage.socket(room):
            while hear(socket, "viewers") != 2:
                pass
        while hear(socket, "viewers") != 1:
            pass


def test_two_hundred_viewers_see_the_same(stage, room):
    with ExitStack() as stack:
        sockets = [stack.enter_context(stage.socket(room, "?after=0")) for _ in range(200)]
        for _ in range(10):
            stage.play(room, 3)
        seen = {tuple(numbers(socket, 30)) for socket in sockets}

    assert seen == {tuple(range(1, 31))}
