"""The moderators' desk moves by itself, without taking a text away from whoever reads it, and fits a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_look import axe, widest


def opened(page):
    """The text in the middle."""
    return page.locator(".item-text")


def test_desk_shows_a_new_question_by_itself(desk, crew, word, texts):
    desk.keyboard.press("j")
    expect(opened(desk)).to_have_text(texts[1])

    crew.asks(f"{word}后来的问题？？")

    expect(desk.locator("[data-case]").last).to_contain_text(f"{word}后来的问题？？")
    expect(opened(desk)).to_have_text(texts[1])
    crew.decides("approve", texts[0])
    expect(desk.locator("[data-case].is-over")).to_contain_text(texts[0])
    expect(desk.locator("[data-case].is-over")).to_contain_text("已通过 · ")
    expect(desk.locator("[data-case]")).to_have_count(4)
    expect(desk.locator("[data-case].is-on")).to_contain_text(texts[1])


@pytest.mark.parametrize(
    ("language", "published", "back"), [("zh-CN", "已通过", "返回列表"), ("en-GB", "Approved", "Back to the list")]
)
def test_desk_works_on_a_phone(at_work, crew, word, texts, language, published, back):
    page = at_work("moderator", f"/moderation/?q={word}", language=language, width=360, has_touch=True)
    expect(page.locator("[data-case]")).to_have_count(3)
    assert widest(page, 360) <= 360
    page.locator("[data-case] a").nth(1).tap()
    expect(opened(page)).to_have_text(texts[1])
    assert widest(page, 360) <= 360
    assert axe(page) == []

    page.locator("[data-key=a]").tap()
    expect(page.locator("[data-toast]")).to_contain_text(published)
    page.get_by_role("link", name=back).tap()

    expect(page.locator("[data-case]")).to_have_count(2)
    assert len(crew.cases(texts[1], "decided")) == 1


def test_pressed_button_counts_though_its_text_comes_anew_meanwhile(desk, crew, texts):
    (case,) = crew.cases(texts[0])
    box = desk.locator("[data-key=a]").bounding_box()
    desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.mouse.down()

    try:
        with desk.expect_response(lambda answer: f"/{case}/item/" in answer.url):
            crew.takes("hold")
        desk.wait_for_timeout(300)  # time enough to put it in place
        with desk.expect_request(lambda asked: asked.url.endswith(f"/{case}/approve/")):
            desk.mouse.up()
    finally:
        crew.takes("pre")
