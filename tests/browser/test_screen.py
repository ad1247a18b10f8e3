"""The big screen follows the host by itself, fits whatever is said, and comes back after the network was away."""

import itertools

import pytest
from playwright.sync_api import expect

NAMES = itertools.count(1)
LONG = "这件事分三步办：先摸底，再公示，最后开工。" * 30
CLIPPED = """() => {
  const stage = document.querySelector("[data-stage]");
  const page = document.documentElement;
  return [stage.scrollHeight > stage.clientHeight + 1, page.scrollHeight > innerHeight, page.scrollWidth > innerWidth];
}"""


@pytest.fixture
def screen(visitor, crew):
    """A window of 1280 × 720 with the public screen of the live interview, connected."""
    page = visitor(f"{crew.room}screen/")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.locator("[data-light]")).to_have_attribute("data-state", "live")
    return page


def size(page, selector: str) -> float:
    return page.locator(selector).evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)")


def test_screen_follows_the_host_without_reload(crew, screen):
    text = f"大屏上的第{next(NAMES)}个问题，多久更新？"
    screen.evaluate("window.sameDocument = true")
    asked = crew.publishes(text)

    crew.airs(asked)
    expect(screen.locator('[data-fill="question"]')).to_have_text(text)
    large = size(screen, '[data-fill="question"]')
    crew.answers(asked, "马上更新。")
    expect(screen.locator("[data-answers] .big-said")).to_have_text("马上更新。")
    expect(screen.locator("[data-answers] .big-who b")).not_to_be_empty()
    assert size(screen, '[data-fill="question"]') < large

    crew.acts("unair")
    expect(screen.locator("[data-idle]")).to_be_visible()
    expect(screen.locator("[data-past] li").first).to_contain_text(text)
    assert screen.evaluate("window.sameDocument")
    assert screen.said == []


def test_long_answer_is_made_smaller_until_it_fits_or_says_where_the_rest_is(crew, screen):
    asked = crew.publishes(f"说来话长的第{next(NAMES)}个问题，分几步办？")
    crew.airs(asked)
    crew.answers(asked, LONG[:200])
    expect(screen.locator("[data-answers] .big-said")).to_have_text(LONG[:200])

    assert screen.evaluate(CLIPPED) == [False, False, False]
    expect(screen.locator("[data-cut]")).to_be_hidden()
    crew.answers(asked, LONG)
    expect(screen.locator("[data-answers] article")).to_have_count(2)
    expect(screen.locator("[data-cut]")).to_be_visible()
    for width, height in ((1280, 720), (1920, 1080)):
        screen.set_viewport_size({"width": width, "height": height})
        assert screen.evaluate(CLIPPED)[1:] == [False, False]
        assert size(screen, "[data-answers]") >= 0.028 * height
    crew.acts("unair")


def test_screen_and_preview_come_back_after_being_offline(at_work, crew, screen):
    preview = at_work("host", f"/interview/{crew.number}/screen/?preview")
    first, second = (crew.publishes(f"断线时的第{next(NAMES)}个问题，补上吗？") for _ in "ab")
    leader = preview.locator("[data-next] li").first.get_attribute("data-question")
    crew.acts("shortlist", question=second)
    crew.acts("move", question=second, before=leader)
    expect(preview.locator("[data-next] li").first).to_have_attribute("data-question", str(second))
    expect(screen.locator("[data-next]")).to_have_count(0)
    screen.context.set_offline(True)

    crew.airs(first)
    crew.answers(first, "断线时说的话。")
    screen.context.set_offline(False)

    expect(screen.locator("[data-answers]")).to_contain_text("断线时说的话。", timeout=40_000)
    expect(preview.locator("[data-answers]")).to_contain_text("断线时说的话。")
    crew.acts("unair")
    crew.acts("unshortlist", question=second)
    expect(preview.locator(f'[data-next] [data-question="{second}"]')).to_have_count(0)
