"""The same frames over HTTP."""

import json
import threading
import time

import pytest

from tests.realtime.theatre import Theatre, fetch


def get(stage, path, **more):
    return fetch(stage.url + path, **more)


def test_frames_from_the_start_with_head_and_counters(stage, room):
    stage.play(room, 2)

    status, headers, text = get(stage, f"/live/{room}/frames?after=0")

    page = json.loads(text)
    assert status == 200
    assert set(page) == {"topic", "epoch", "head", "frames", "more", "counters"}
    assert [page["topic"], page["head"], page["more"]] == [room, 2, False]
    assert [(frame["seq"], frame["kind"], frame["data"]) for frame in page["frames"]] == [
        (1, "question", {"id": 1}),
        (2, "question", {"id": 2}),
    ]
    assert headers["Cache-Control"] == "public, max-age=1"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_all_pages_together_are_everything(stage, room):
    stage.play(room, 1203)

    seen, more = [], True
    while more:
        page = stage.frames(room, f"?after={seen[-1] if seen else 0}")
        assert len(page["frames"]) <= 500
        seen += [frame["seq"] for frame in page["frames"]]
        more = page["more"]

    assert seen == list(range(1, 1204))


def test_without_after_only_the_head(stage, room):
    stage.play(room, 2)

    page = stage.frames(room)

    assert (page["head"], page["frames"]) == (2, [])


@pytest.mark.parametrize("query", ["?after=3", "?after=-1", "?after=x", "?after=1&epoch=another", "?after=9&wait=20"])
def test_another_history_reloads_at_once(stage, room, query):
    stage.play(room, 2)
    start = time.monotonic()

    page = stage.frames(room, query)

    assert (page["reload"], page["frames"]) == (True, [])
    assert time.monotonic() - start < 10  # not after the 20 s that were offered


def test_a_long_poll_is_answered_by_the_next_frame(stage, room):
    stage.play(room)
    timer = threading.Timer(1, stage.play, (room,))
    timer.start()
    start = time.monotonic()

    page = stage.frames(room, "?after=1&wait=20")

    timer.join()
    assert [frame["seq"] for frame in page["frames"]] == [2]
    assert 0.9 < time.monotonic() - start < 10


def test_a_long_poll_without_news_ends_in_time(stage, room):
    start = time.monotonic()

    page = stage.frames(room, "?after=0&wait=1")

    assert (page["frames"], page["head"]) == ([], 0)
    assert 0.9 < time.monotonic() - start < 10


def test_the_same_answer_has_the_same_etag(stage, room):
    stage.play(room, 2)
    path = f"/live/{room}/frames?after=0"
    stage.frames(room, "?after=0")
    time.sleep(1.5)  # the counters have been read by now

    _status, headers, _text = get(stage, path)
    again = get(stage, path, headers={"If-None-Match": headers["ETag"]})
    stage.play(room)
    stage.frames(room, "?after=2&wait=20")  # the news has reached the hub by now
    changed = get(stage, path, headers={"If-None-Match": headers["ETag"]})

    assert (again[0], again[2]) == (304, "")
    assert changed[0] == 200


def test_forbidden_looks_like_unknown(stage, desk):
    _person, cookie = stage.member(member=False)

    answers = [get(stage, f"/live/{desk}/frames", cookies=cookie), get(stage, "/live/nothing/frames")]
    answers += [get(stage, f"/live/{desk}/snapshot"), get(stage, "/live/room-1/other"), get(stage, "/live/")]

    assert {(status, text) for status, _headers, text in answers} == {(404, '{"error":{"code":"gone"}}')}
    assert {headers["Cache-Control"] for _status, headers, _text in answers} == {"no-store"}


def test_members_read_a_guarded_topic_uncached(stage, desk):
    _person, cookie = stage.member()
    stage.play(desk)

    status, headers, text = get(stage, f"/live/{desk}/frames?after=0", cookies=cookie)

    assert (status, len(json.loads(text)["frames"])) == (200, 1)
    assert (headers["Cache-Control"], headers["Vary"]) == ("private, no-store", "Cookie")


def test_a_wrong_origin_and_a_wrong_method_are_refused(stage, room):
    assert get(stage, f"/live/{room}/frames", headers={"Origin": "http://evil.example"})[0] == 403
    assert get(stage, f"/live/{room}/frames", body=b"{}")[0] == 405


def test_head_has_no_body(stage, room):
    status, headers, text = get(stage, f"/live/{room}/frames", method="HEAD")

    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > 0


def test_a_snapshot_carries_the_number_it_belongs_to(stage, room):
    stage.play(room, 4)

    page = json.loads(get(stage, f"/live/{room}/snapshot")[2])

    assert set(page) == {"topic", "epoch", "seq", "state", "counters"}
    assert page["seq"] == 4
    assert page["state"] == {"frames": 4, "head": 4}


def test_snapshots_under_writing_are_of_one_moment(stage, room):
    stop = threading.Event()

    def write():
        while not stop.is_set():
            stage.play(room, 5)

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    try:
        for _ in range(6):
            seen.append(json.loads(get(stage, f"/live/{room}/snapshot")[2]))
            time.sleep(1.05)
    finally:
        stop.set()
        writer.join()

    assert len({page["seq"] for page in seen}) > 3
    for page in seen:
        assert page["state"] == {"frames": page["seq"], "head": page["seq"]}


def test_a_snapshot_is_built_at_most_once_a_second(stage, room):
    first = json.loads(get(stage, f"/live/{room}/snapshot")[2])
    stage.play(room)
    second = json.loads(get(stage, f"/live/{room}/snapshot")[2])
    time.sleep(1.1)
    third = json.loads(get(stage, f"/live/{room}/snapshot")[2])

    assert [first["seq"], second["seq"], third["seq"]] == [0, 0, 1]


def test_waiting_polls_count_as_viewers_and_hold_no_thread(stage, room):
    before = json.loads(stage.do("who")[2])["threads"]
    polls = [threading.Thread(target=stage.frames, args=(room, "?after=0&wait=3")) for _ in range(60)]
    for poll in polls:
        poll.start()
    time.sleep(1.5)
    during = json.loads(stage.do("who")[2])["threads"]
    viewers = stage.frames(room)["counters"]["viewers"]
    for poll in polls:
        poll.join()

    assert viewers == 60
    assert during - before <= 10


def test_a_full_house_is_busy_for_sockets_and_polls(tmp_path):
    with Theatre(tmp_path, env={"LIVE_PER_ADDRESS": "2"}) as stage, stage.socket("room-1"), stage.socket("room-1"):
        with stage.socket("room-1") as third:
            error = json.loads(third.recv(timeout=5))["error"]
            with pytest.raises(Exception, match="4429"):
                third.recv(timeout=5)
        status, headers, text = get(stage, "/live/room-1/frames")

    assert error["code"] == "busy"
    assert error["retry"] > 0
    assert (status, json.loads(text)["error"]["code"]) == (429, "busy")
    assert int(headers["Retry-After"]) >= 1
