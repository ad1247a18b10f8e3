"""Whoever reads in the room is never moved, is told politely, and no longer sees what was taken back."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import like_a_fresh_page, state

PLACE = "node => Math.round(node.getBoundingClientRect().top)"
LISTEN = """node => {
  window.spoken = [];
  new MutationObserver(() => spoken.push(node.textContent)).observe(node, { childList: true });
}"""


def read_on(page):
    """Scrolls to the third entry of the stream and returns it."""
    entry = page.locator(f"#{page.locator('[data-entry]').nth(2).get_attribute('id')}")
    entry.evaluate("node => node.scrollIntoView({ block: 'start' })")
    page.wait_for_function("document.querySelector('[data-stream]').getBoundingClientRect().top < 0")
    return entry


def three_new(crew, name: str) -> str:
    """A long question comes on air, the host speaks, a guest answers; the answer."""
    asked = crew.publishes(f"{name}：{'这条路什么时候修，修多久，修路的时候公交车怎么走，' * 4}请问？")
    crew.airs(asked)
    crew.says(f"{name}：下面请嘉宾回答。")
    crew.answers(asked, f"{name}：年底前修完。")
    return f"{name}：年底前修完。"


@pytest.mark.parametrize("width", [1280, 360])
def test_new_items_never_move_a_reader_who_has_scrolled(visitor, crew, width):
    page = visitor(crew.room, width=width)
    state(page, "live")
    entry = read_on(page)
    place = entry.evaluate(PLACE)

    answer = three_new(crew, f"宽{width}")

    jump, stream = page.locator("[data-jump]"), page.locator("[data-stream]")
    expect(jump).to_have_text("2 条新内容，跳到最新")
    expect(page.locator("[data-now]")).to_contain_text(f"宽{width}：这条路")
    assert entry.evaluate(PLACE) == pytest.approx(place, abs=1)
    expect(stream).not_to_contain_text(answer)
    jump.click()
    expect(page.locator("[data-entry]").first).to_contain_text(answer)
    expect(page.locator("[data-entry]").first).to_be_in_viewport()
    expect(page.locator("[data-entry]").first).to_be_focused()
    expect(jump).to_be_hidden()


def test_scrolling_back_up_shows_what_waited(visitor, crew):
    page = visitor(crew.room)
    state(page, "live")
    read_on(page)
    answer = three_new(crew, "往回看")
    expect(page.locator("[data-jump]")).to_be_visible()

    page.evaluate("scrollTo(0, 0)")

    expect(page.locator("[data-entry]").first).to_contain_text(answer)
    expect(page.locator("[data-jump]")).to_be_hidden()
    like_a_fresh_page(page, visitor)


def test_pause_button_holds_new_items_until_it_is_pressed_again(visitor, crew):
    page = visitor(crew.room)
    state(page, "live")
    button = page.get_by_role("button", name="暂停显示新内容")
    button.click()
    released = page.get_by_role("button", name="恢复显示新内容")
    expect(released).to_have_attribute("aria-pressed", "true")

    answer = three_new(crew, "暂停")

    expect(page.locator("[data-jump]")).to_have_text("2 条新内容，跳到最新")
    expect(page.locator("[data-stream]")).not_to_contain_text(answer)
    released.click()
    expect(page.locator("[data-stream]")).to_contain_text(answer)
    expect(button).to_have_attribute("aria-pressed", "false")


def test_question_taken_back_at_the_desk_disappears_from_the_open_room(visitor, crew):
    page, text = visitor(crew.room), "审核员马上撤回的问题？"
    state(page, "live")
    question = crew.publishes(text)
    line = page.locator(f"#q{question}")
    expect(line).to_contain_text(text)

    crew.decides("undo", text)

    expect(line).to_have_count(0)
    like_a_fresh_page(page, visitor)
    assert text not in page.content()


def test_news_is_announced_in_one_polite_sentence(visitor, crew):
    page = visitor(crew.room)
    page.clock.install()
    page.reload()
    state(page, "live")
    told = page.locator("[data-announce]")
    told.evaluate(LISTEN)
    page.clock.pause_at(datetime.now() + timedelta(seconds=1))

    for number in range(2):
        crew.publishes(f"播报第{number}个问题？？")
        expect(page.locator('[data-queue="open"]')).to_contain_text(f"播报第{number}个问题？？")
        page.clock.run_for(2_000)
    answer = three_new(crew, "播报")
    expect(page.locator("[data-stream]")).to_contain_text(answer)

    assert page.evaluate("spoken") == []
    page.clock.run_for(6_000)
    expect(told).to_have_text("3 个新问题。 1 条新回答。")
    assert page.evaluate("spoken") == ["3 个新问题。 1 条新回答。"]
    assert told.get_attribute("role") == "status"
    assert page.evaluate("document.activeElement === document.body")
