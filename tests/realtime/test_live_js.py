"""static/js/live.js in Chromium: order, reload, polling, refusal, end."""

import pytest

from tests.realtime.theatre import Theatre

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def open_page(page, stage, query):
    page.goto(f"{stage.url}/page/?{query}")


def wait(page, condition, seconds=20):
    page.wait_for_function(f"() => {condition}", timeout=seconds * 1000)


def log(page, name):
    return page.evaluate(f"() => log.{name}")


def test_frames_come_live_and_in_order(stage, room, page):
    stage.play(room, 3)
    open_page(page, stage, f"topic={room}&seq=1")
    wait(page, "log.frames.length === 2")
    stage.play(room, 2)
    wait(page, "log.frames.length === 4")

    assert log(page, "frames") == [2, 3, 4, 5]
    assert log(page, "states") == ["connecting", "live"]


def test_a_lost_frame_is_asked_for(stage, room, page):
    """Between browser and server a proxy of ours swallows one message."""
    page.route_web_socket("**/ws/live/**", lambda route: swallow(route, '"seq":2'))
    open_page(page, stage, f"topic={room}&seq=0")
    wait(page, "log.states.includes('live')")
    for _ in range(3):
        stage.play(room)
        page.wait_for_timeout(250)
    wait(page, "log.frames.length === 3")

    assert log(page, "frames") == [1, 2, 3]


def swallow(route, text):
    server = route.connect_to_server()
    swallowed = []

    def pass_on(message):
        if text in message and not swallowed:
            swallowed.append(message)
        else:
            route.send(message)

    server.on_message(pass_on)


def test_without_sockets_it_polls(stage, room, page):
    page.add_init_script(
        "window.WebSocket = class { constructor() { setTimeout(() => this.onclose({code: 1006})) } close() {} }"
    )
    stage.play(room, 2)
    open_page(page, stage, f"topic={room}&seq=0")
    wait(page, "log.states.includes('polling')", 40)
    wait(page, "log.frames.length === 2")
    stage.play(room)
    wait(page, "log.frames.length === 3")

    assert log(page, "frames") == [1, 2, 3]
    assert log(page, "counters.viewers") >= 1


def test_an_unknown_topic_ends_it(stage, page):
    open_page(page, stage, "topic=nothing")
    wait(page, "log.states.includes('gone')")
    page.wait_for_timeout(1500)

    assert log(page, "states") == ["connecting", "gone"]


def test_another_epoch_brings_the_snapshot_and_goes_on(stage, room, page):
    stage.play(room, 3)
    open_page(page, stage, f"topic={room}&seq=1&epoch=another")
    wait(page, "log.reloads.length === 1")
    stage.play(room)
    wait(page, "log.frames.length === 1")

    assert log(page, "reloads") == [3]
    assert log(page, "frames") == [4]


def test_mine_is_asked_on_connect_and_after_a_nudge(stage, room, page):
    open_page(page, stage, f"topic={room}")
    wait(page, "log.mine === 1")
    page.wait_for_timeout(3000)
    stage.do("nudge", topic=room)
    wait(page, "log.mine === 2")


def test_a_full_house_makes_it_wait(tmp_path, page):
    with Theatre(tmp_path, env={"LIVE_PER_ADDRESS": "1"}) as stage, stage.socket("room-1"):
        open_page(page, stage, "topic=room-1")
        wait(page, "log.states.includes('waiting')")

        assert "gone" not in log(page, "states")


def test_a_restart_is_survived_without_loss(tmp_path, page):
    with Theatre(tmp_path) as stage:
        stage.play("room-1")
        open_page(page, stage, "topic=room-1&seq=0")
        wait(page, "log.frames.length === 1")
        stage.terminate()
        stage.start()
        stage.play("room-1", 2)
        wait(page, "log.frames.length === 3", 60)

        assert log(page, "frames") == [1, 2, 3]
