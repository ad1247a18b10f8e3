"""The workload board follows by itself, and a desk learns at once how texts are taken."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_look import axe, widest


@pytest.fixture
def held(crew):
    """`held()` holds all questions of the interview, until the test is over."""
    yield lambda: crew.takes("hold")
    crew.takes("pre")


def test_open_desk_shows_that_another_holds_all_questions_and_lets_them_go(desk, crew, texts, held):
    publish = desk.locator("[data-key=a]")
    expect(publish).to_be_visible()

    held()

    expect(desk.locator("[data-held]")).to_be_visible()
    expect(publish).to_have_count(0)
    expect(desk.locator("[data-part=switch] summary")).to_have_class("badge late")
    expect(desk.locator(".item-text")).to_have_text(texts[0])
    desk.keyboard.press("j")
    expect(desk.locator(".item-text")).to_have_text(texts[1])
    expect(desk.locator("[data-held]")).to_be_visible()  # also what was fetched ahead
    crew.takes("pre")
    expect(publish).to_be_visible()
    expect(desk.locator("[data-held]")).to_have_count(0)
    assert desk.said == []


def test_board_counts_what_comes_without_a_reload(at_work, crew, word):
    page = at_work("moderator", "/moderation/board/")
    waiting = page.locator(".board-nums dd").first
    before = int(waiting.inner_text())
    expect(page.locator("[data-board-live]")).to_be_visible()
    page.locator("[data-keep=hour] summary").click()
    page.evaluate("document.activeElement.blur(); window.stayed = true")

    crew.asks(f"{word}板上多了一个问题？")

    expect(waiting).to_have_text(str(before + 1), timeout=12_000)
    expect(page.locator("[data-keep=hour]")).to_have_attribute("open", "")
    assert page.evaluate("window.stayed")
    assert axe(page) == []
    assert page.said == []


def test_board_fits_a_phone(at_work):
    page = at_work("moderator", "/moderation/board/", width=360)

    assert widest(page, 360) <= 360
    assert axe(page) == []
