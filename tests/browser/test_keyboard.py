"""Citizen, moderator, host and guest do their whole part by the keyboard alone, and never lose the focus."""

import pytest
from playwright.sync_api import expect

from tests.browser.keys import keeps_focus, lost, tab_to
from tests.browser.rooms import state

FIELD = "[data-ask-form] textarea[name=body]"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_citizen_supports_and_asks_by_the_keyboard(visitor, crew, language):
    other = crew.publishes(f"键盘支持的问题（{language}），什么时候办？")
    page, text = visitor(crew.room, language), f"只用键盘提的问题（{language}），行吗？"
    state(page, "live")
    expect(page.locator(FIELD)).to_be_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    keeps_focus(page, "#main")
    tab_to(page, FIELD)
    page.keyboard.type(text)
    expect(page.locator(FIELD)).to_have_value(text)
    tab_to(page, "[data-ask-form] button.wide")
    page.keyboard.press("Enter")
    expect(page.locator("[data-ask-receipt]")).to_be_visible()
    keeps_focus(page, "[data-ask-receipt] [data-ask-focus]")
    tab_to(page, f'[data-up="{other}"]')
    page.keyboard.press("Enter")

    expect(page.locator(f'[data-up="{other}"]')).to_have_attribute("aria-pressed", "true")
    keeps_focus(page, f'[data-up="{other}"]')
    assert len(crew.cases(text)) == 1
    assert page.said == []


def test_moderator_decides_three_texts_by_the_keyboard(desk, crew, texts):
    tab_to(desk, "[data-case] a")

    desk.keyboard.press("a")
    expect(desk.locator(".item-text")).to_have_text(texts[1])
    keeps_focus(desk, "#item-title")
    desk.keyboard.press("r")
    keeps_focus(desk, "details[data-reject] input[type=radio] >> nth=0")
    desk.keyboard.press("2")
    desk.keyboard.press("Enter")
    expect(desk.locator(".item-text")).to_have_text(texts[2])
    keeps_focus(desk, "#item-title")
    desk.keyboard.press("e")
    keeps_focus(desk, "#item-draft")
    desk.keyboard.press("Control+End")
    desk.keyboard.type("谢谢")
    tab_to(desk, "[data-edit] form button:not([type=button])")
    desk.keyboard.press("Enter")

    expect(desk.locator("[data-case]:not(.is-over)")).to_have_count(0)
    keeps_focus(desk)
    assert [len(crew.cases(text, "decided")) for text in texts] == [1, 1, 1]
    assert desk.said == []


def test_host_airs_and_guest_answers_by_the_keyboard(visitor, crew, at_work):
    asked = crew.publishes("只用键盘主持的问题，什么时候答？")
    host, room = at_work("host"), visitor(crew.room)
    expect(host.locator(f"#approved-{asked}")).to_be_visible()

    tab_to(host, f"#shortlist-{asked}")
    host.keyboard.press("Enter")
    expect(host.locator(f"#listed-{asked}")).to_be_visible()
    keeps_focus(host)
    tab_to(host, f"#air-{asked}")
    host.keyboard.press("Enter")
    expect(host.locator("#air-title")).to_contain_text("只用键盘主持的问题")
    keeps_focus(host)

    guest = at_work("guest")
    tab_to(guest, ".studio-air textarea")
    guest.keyboard.type("只用键盘写的回答。")
    guest.keyboard.press("Control+Enter")
    expect(room.locator(f"article#q{asked}")).to_contain_text("只用键盘写的回答。")
    expect(guest.locator(".studio-air textarea")).to_have_count(0)
    keeps_focus(guest)
    assert [host.said, guest.said] == [[], []]


def test_lost_and_unseen_focus_are_noticed(visitor, crew):
    page = visitor(f"{crew.urls[0]}/help/")
    assert lost(page)
    tab_to(page, ".top a")
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("*, ::after { outline: none !important; box-shadow: none !important; }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )

    with pytest.raises(AssertionError, match="no ring around"):
        tab_to(page, "main a")
    with pytest.raises(AssertionError, match="is not reached"):
        tab_to(page, "#nowhere", most=3)
