"""An administrator closes a channel with a notice; a citizen at the door reads it and is offered nothing."""

from playwright.sync_api import expect

PAGE = "/settings/channels/suggestion/"
NOTICE = "系统维护，请拨打12345。"


def test_a_closed_channel_says_so_to_a_citizen_at_once(at_work, visitor):
    page = at_work("admin", PAGE)
    page.locator("#id_is_open").uncheck()
    page.locator("main form .form-foot button").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator("#id_notice").fill(NOTICE)
    page.locator("main form .form-foot button").click()
    expect(page.locator(".messages .notice.good")).to_be_visible()
    site = page.url.removesuffix(PAGE)

    citizen = visitor(f"{site}/start/?about=idea&scope=better")
    expect(citizen.locator(".door-found")).to_contain_text(NOTICE)
    expect(citizen.locator(".door-found a.btn")).to_have_count(0)
    citizen.goto(f"{site}/suggestion/new/")
    expect(citizen.locator("main")).to_contain_text(NOTICE)
    expect(citizen.locator("main form.write-form")).to_have_count(0)

    page.goto(f"{site}/settings/history/")
    expect(page.locator("main .settings-history")).to_contain_text(NOTICE)
    page.goto(f"{site}{PAGE}")
    page.locator("#id_is_open").check()
    page.locator("main form .form-foot button").click()
    expect(page.locator(".messages .notice.good")).to_be_visible()
    assert citizen.said == []
    assert [said for said in page.said if "422" not in said] == []  # the browser notes the refused form
