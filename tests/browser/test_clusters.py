"""A group of alike texts: by keys, and on a phone without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_look import axe, widest


@pytest.fixture
def group(crew, word):
    """Three waiting questions that say nearly the same, the oldest first, and the beginning they share."""
    start = f"{word}小区门口的路灯坏了三个星期，晚上老人孩子都不敢出门"
    asked = [f"{start}，何时能修？", f"您好，{start}，请问何时能修？", f"{start}，何时修？我母亲上周摔了一跤。"]
    for text in asked:
        crew.asks(text)
    return asked


def open_group(page, text: str):
    page.locator("[data-cluster] a", has_text=text[:12]).click()
    expect(page.locator("[data-member]")).to_have_count(3)


def test_keys_choose_publish_and_join_a_group(at_work, crew, group):
    page = at_work("moderator", "/moderation/clusters/")
    assert axe(page) == []
    open_group(page, group[0])
    expect(page.locator("mark.other")).to_contain_text(["您好", "请问", "修？我母亲上周摔了一跤"])
    assert axe(page) == []

    for key in ("j", "j", "f", "j", "x", "k"):
        page.keyboard.press(key)
    expect(page.locator("[data-tick]").nth(1)).to_be_focused()
    expect(page.locator("[data-first-of-all]").nth(1)).to_be_checked()
    expect(page.locator("[data-tick]").nth(2)).not_to_be_checked()
    page.keyboard.press("a")

    expect(page.locator("[data-toast]")).to_contain_text("2")
    assert [len(crew.cases(text, "decided")) for text in group] == [1, 1, 0]


def test_a_group_is_refused_on_a_phone_without_scripts_and_taken_back(at_work, crew, group):
    page = at_work("moderator", "/moderation/clusters/", width=360, java_script_enabled=False)
    assert widest(page, 360) <= 360
    open_group(page, group[0])
    assert widest(page, 360) <= 360
    page.locator("details[data-reject] summary").click()
    page.locator("input[name=reason]").first.check()

    page.locator("button[value=reject]").click()

    assert [len(crew.cases(text, "decided")) for text in group] == [1, 1, 1]
    page.locator("form[action='/moderation/many/undo/'] button").click()
    assert [len(crew.cases(text, "decided")) for text in group] == [0, 0, 0]
