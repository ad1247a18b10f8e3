"""Where the network lets no websocket through, the room is told by the HTTP feed, and says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import like_a_fresh_page, state

LIVE = re.compile("/ws/live/")
NONE = "delete window.WebSocket;"
REFUSED = "window.WebSocket = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };"


def closed(page) -> None:
    """A proxy that ends every websocket at once."""
    page.route_web_socket(LIVE, lambda route: route.close())


def silent(page) -> None:
    """A proxy that accepts every websocket and passes nothing on; the page's clock runs ahead of its patience."""
    page.clock.install()
    page.route_web_socket(LIVE, lambda route: page.clock.fast_forward(30_000))


def without(script: str):
    """A browser whose websockets an administrator has switched off in this way."""
    return lambda page: page.add_init_script(script)


@pytest.mark.parametrize(
    "block", [closed, silent, without(NONE), without(REFUSED)], ids=["closed", "silent", "none", "refused"]
)
def test_answers_arrive_without_websockets(visitor, crew, block, request):
    name = request.node.callspec.id
    page = visitor(crew.room)
    block(page)
    page.reload()
    state(page, "polling")
    expect(page.locator("[data-light-is=polling]")).to_have_text("已连接（较慢的方式）")

    asked = crew.publishes(f"网络不通（{name}）也能看到吗？")
    expect(page.locator('[data-queue="open"]')).to_contain_text(f"网络不通（{name}）也能看到吗？")
    crew.airs(asked)
    expect(page.locator("[data-now]")).to_contain_text(f"网络不通（{name}）也能看到吗？")
    crew.answers(asked, f"能看到（{name}），只是慢一点。")

    expect(page.locator("[data-stream]")).to_contain_text(f"能看到（{name}），只是慢一点。")
    like_a_fresh_page(page, visitor)


def test_own_question_is_followed_without_websockets(visitor, crew):
    """My questions change by themselves: a frame of the feed makes the page fetch its own fragment."""
    text = "不用长连接，我的问题到哪一步了？"
    page = visitor(crew.room)
    closed(page)
    page.reload()
    state(page, "polling")
    page.locator("[data-ask-form] textarea[name=body]").fill(text)
    page.locator("[data-ask-form] button.wide").click()
    mine = page.locator("[data-ask-part=mine]")
    expect(mine).to_contain_text("等待审核")

    crew.decides("approve", text)

    expect(mine).to_contain_text("已通过")
    expect(page.locator('[data-queue="open"] .is-mine')).to_contain_text(text)


def test_one_may_ask_although_no_websocket_ever_answers(visitor, crew):
    """The ask box does not wait until the page has given up its sockets."""
    page = visitor(crew.room)
    page.route_web_socket(LIVE, lambda route: None)
    page.reload()

    expect(page.locator("[data-ask-form]")).to_be_visible()
    expect(page.locator("[data-light]")).to_have_attribute("data-state", "connecting")
