"""A room that lost its connection comes back to exactly what a fresh page shows; a question arrives exactly once."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import like_a_fresh_page, shown, state
from tests.rig.servers import until

SOCKETS = """
  window.sockets = [];
  window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); window.sockets.push(this); } };
"""


@pytest.fixture
def watcher(visitor, crew):
    """A window in the room, connected and ready to ask."""
    page = visitor(crew.room)
    page.add_init_script(SOCKETS)
    page.reload()
    state(page, "live")
    expect(page.locator("[data-ask-form]")).to_be_visible()
    return page


def opened(page) -> int:
    """How many sockets the page has opened; makes it try again at once instead of after its pause."""
    page.evaluate("dispatchEvent(new Event('online'))")
    return page.evaluate("window.sockets.length")


def happen(crew, name: str, *, alike: int) -> str:
    """Something of every kind: one question is answered by both guests, one joined to another, one taken back; words.

    Returns the text of the one that was taken back.
    """
    gone = f"{name}时来的，又撤回？"
    crew.publishes(gone)
    crew.decides("undo", gone)
    asked = crew.publishes(f"{name}的问题，答了吗？")
    crew.acts("join", question=alike, into=crew.publishes(f"{name}的问题，还开着？"))
    crew.says(f"{name}，主持人说了一句。")
    crew.airs(asked)
    crew.answers(asked, f"{name}，第一位嘉宾的回答。\n\n第二段。")
    crew.answers(asked, f"{name}，第二位嘉宾的补充。")
    return gone


@pytest.mark.parametrize("cut", [False, True], ids=["held", "cut"])
def test_room_catches_up_after_being_offline(visitor, crew, watcher, cut):
    """The network goes away under an open socket, which survives or breaks."""
    name = f"断网{cut}"
    alike = crew.publishes(f"{name}之前的问题，后来合并？")
    expect(watcher.locator(f'[data-queue="open"] > #q{alike}')).to_be_visible()
    before = shown(watcher)["stream"]
    watcher.context.set_offline(True)
    if cut:
        watcher.evaluate("window.sockets.forEach((socket) => socket.close())")
        state(watcher, "waiting")

    gone = happen(crew, name, alike=alike)
    assert shown(watcher)["stream"] == before
    watcher.context.set_offline(False)

    expect(watcher.locator("[data-stream]")).to_contain_text(f"{name}，第二位嘉宾的补充。")
    state(watcher, "live")
    like_a_fresh_page(watcher, visitor)
    expect(watcher.locator("#asked")).not_to_contain_text(gone)


def test_room_catches_up_after_the_server_was_killed(visitor, crew, watcher, open_site):
    alike = crew.publishes("停机之前的问题，后来合并？")
    expect(watcher.locator(f'[data-queue="open"] > #q{alike}')).to_be_visible()

    open_site.kill()
    expect(watcher.locator("[data-light-is=waiting]")).to_be_visible()
    until(lambda: opened(watcher) > 3, seconds=30, what="trying sockets and the feed in vain")
    open_site.start()
    gone = happen(crew, "停机", alike=alike)

    state(watcher, "live")
    like_a_fresh_page(watcher, visitor)
    expect(watcher.locator("#asked")).not_to_contain_text(gone)


def ask(page, text: str) -> tuple[str, list[str]]:
    """Writes and sends a question; the key of its form, and a list that fills with what each try sends."""
    tries: list[str] = []
    page.on("request", lambda request: tries.append(request.post_data) if request.url.endswith("/ask/") else None)
    form = page.locator("[data-ask-form]")
    key = form.locator("[name=key]").input_value()
    form.locator("textarea[name=body]").fill(text)
    form.locator("button.wide").click()
    return key, tries


def test_question_sent_offline_is_kept_and_arrives_once(crew, watcher):
    text = "断网时写的问题，会不会丢？"
    watcher.context.set_offline(True)
    key, sent = ask(watcher, text)
    expect(watcher.locator("[data-ask-told]")).to_be_visible()
    expect(watcher.locator("[data-ask-form] textarea")).to_have_value(text)
    assert crew.cases(text) == []

    watcher.context.set_offline(False)

    expect(watcher.locator("[data-ask-receipt]")).to_be_visible()
    expect(watcher.locator("[data-ask-told]")).to_be_hidden()
    assert len(crew.cases(text)) == 1
    assert len(sent) > 1
    assert all(key in body for body in sent)


def test_question_whose_answer_was_lost_is_not_asked_twice(crew, watcher):
    text = "回执丢在路上的问题，会不会变两个？"
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    watcher.route("**/ask/", lose, times=1)
    key, sent = ask(watcher, text)

    expect(watcher.locator("[data-ask-receipt] h3")).to_have_text("这个问题我们已经收到")
    assert (len(lost), len(sent)) == (1, 2)
    assert all(key in body for body in sent)
    assert len(crew.cases(text)) == 1


def test_question_not_sent_yet_survives_a_reload_with_its_key(watcher):
    field = watcher.locator("[data-ask-form] textarea[name=body]")
    field.fill("还没写完的问题")
    key = watcher.locator("[data-ask-form] [name=key]").input_value()

    watcher.reload()

    expect(field).to_have_value("还没写完的问题")
    expect(watcher.locator("[data-ask-form] [name=key]")).to_have_value(key)
