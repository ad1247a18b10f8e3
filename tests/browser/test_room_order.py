"""The list of questions keeps still under a reader; what helped is a switch that the server remembers."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import state
from tests.rig.servers import until

ORDER = "list => [...list.children].map(line => Number(line.dataset.question))"


@pytest.fixture
def page(visitor, crew):
    opened = visitor(crew.room)
    state(opened, "live")
    return opened


def test_order_keeps_still_while_it_is_read_and_is_renewed_when_asked(page, visitor, crew):
    first, second = (crew.publishes(f"排序测试，第{number}个问题？") for number in "一二")
    queue, again = page.locator('[data-queue="open"]'), page.locator("[data-sort-again]")
    line = queue.locator(f"#q{second}")
    expect(line).to_be_visible()
    line.hover()
    before = queue.evaluate(ORDER)
    assert before.index(first) < before.index(second)

    other = visitor(crew.room)
    other.locator(f"#q{second} .up[role=button]").click()
    expect(line.locator("[data-supports]")).to_have_text("1")

    expect(again).to_be_visible()
    assert queue.evaluate(ORDER) == before
    again.click()
    after = queue.evaluate(ORDER)
    assert after.index(second) < after.index(first)
    expect(again).to_be_hidden()

    page.locator("h1").hover()
    other.locator(f"#q{second} .up[role=button]").click()
    until(lambda: queue.evaluate(ORDER) == before, seconds=10, what="putting itself in order")


def test_what_helped_is_remembered_counted_and_taken_back(page, visitor, crew):
    asked = crew.publishes("有帮助测试，几点开门？")
    crew.airs(asked)
    crew.answers(asked, "八点半开门。")
    switch = page.locator(f"article#q{asked} a[data-helped][role=button]")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(switch.locator("[data-helpful]")).to_have_text("1")

    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "true")
    other = visitor(crew.room).locator(f"article#q{asked} a[data-helped][role=button]")
    expect(other).to_have_attribute("aria-pressed", "false")
    expect(other.locator("[data-helpful]")).to_have_text("1")
    switch.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(other.locator("[data-helped-said]")).to_be_hidden()
