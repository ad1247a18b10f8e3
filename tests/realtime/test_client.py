"""The Python viewer: each frame once and in order across whatever happens, and honest counts."""

import asyncio

import pytest

from realtime.client import Gone, Viewer
from realtime.order import Order
from tests.realtime.theatre import Theatre


async def watch(viewer, upto):
    """The numbers a viewer yields until this one."""
    found = []
    async with viewer:
        async for frame in viewer.frames():
            found.append(frame["seq"])
            if frame["seq"] >= upto:
                return found


def run(*viewers, upto, seconds=60):
    async def all_of_them():
        async with asyncio.timeout(seconds):
            return await asyncio.gather(*(watch(viewer, upto) for viewer in viewers))

    return asyncio.run(all_of_them())


def test_socket_and_feed_yield_the_same(stage, room):
    stage.play(room, 1100)
    viewers = [Viewer(stage.url, room, after=0), Viewer(stage.url, room, after=0, feed=True)]

    seen = run(*viewers, upto=1100)

    assert seen == [list(range(1, 1101))] * 2
    assert [viewer.order.counts.frames for viewer in viewers] == [1100, 1100]
    assert [viewer.order.counts.gaps + viewer.order.counts.repeats for viewer in viewers] == [0, 0]


def test_an_unknown_topic_is_gone(stage):
    for feed in (False, True):
        with pytest.raises(Gone):
            run(Viewer(stage.url, "nothing", feed=feed), upto=1)


def test_cookies_open_guarded_topics(stage, desk):
    _person, cookie = stage.member()
    stage.play(desk, 2)

    [seen] = run(Viewer(stage.url, desk, after=0, cookies=dict([cookie.split("=", 1)])), upto=2)

    assert seen == [1, 2]


def test_another_epoch_starts_over_from_the_snapshot(stage, room):
    stage.play(room, 3)

    async def go():
        viewer = Viewer(stage.url, room, after=1, epoch="another")
        watching = asyncio.ensure_future(watch(viewer, 4))
        while viewer.snapshot is None:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await asyncio.to_thread(stage.play, room)
        return await asyncio.wait_for(watching, 20), viewer

    seen, viewer = asyncio.run(go())

    assert seen == [4]
    assert viewer.snapshot["seq"] == 3
    assert viewer.order.counts.reloads == 1


def test_viewers_survive_kills_with_one_sequence(tmp_path):
    with Theatre(tmp_path) as stage:
        viewers = [Viewer(stage.url, "room-1", after=0, feed=number % 3 == 0) for number in range(9)]

        async def go():
            watching = asyncio.ensure_future(asyncio.gather(*(watch(viewer, 60) for viewer in viewers)))
            for number in range(6):
                await asyncio.to_thread(stage.play, "room-1", 10)
                await asyncio.sleep(0.3)
                if number in (1, 3):
                    stage.kill()
                    await asyncio.to_thread(stage.start)
            return await asyncio.wait_for(watching, 60)

        seen = asyncio.run(go())

    assert seen == [list(range(1, 61))] * 9
    assert sum(viewer.order.counts.reconnects for viewer in viewers) >= 9


def test_order_counts_gaps_and_repeats():
    order = Order(None, "")
    order.begin(3, "k")

    taken = [order.take([{"seq": number} for number in numbers]) for numbers in ((4, 5), (4, 6), (8,), (7, 8))]

    assert taken == [
        ([{"seq": 4}, {"seq": 5}], False),
        ([{"seq": 6}], False),
        ([], True),
        ([{"seq": 7}, {"seq": 8}], False),
    ]
    assert (order.counts.frames, order.counts.gaps, order.counts.repeats) == (5, 1, 1)
    assert [order.is_behind(head) for head in (8, 9)] == [False, True]
