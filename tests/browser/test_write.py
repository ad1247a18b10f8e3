"""A letter is written in a real browser: files, a draft taken up again, sent; and without scripts."""

from playwright.sync_api import expect

LAMP = {"name": "路灯.txt", "mimeType": "text/plain", "buffer": "东门第二盏".encode()}
FALSE = {"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00"}
BODY = "东门两盏路灯不亮已经一周，晚上看不清路。"


def go_on(page):
    page.locator(".form-foot button[value=next]").click()


def the_matter(page, site):
    page.goto(f"{site.url}/enquiry/new/")
    page.locator("[name=title]").fill("小区东门路灯不亮")
    page.locator("[name=body]").fill(BODY)


def about_me(page):
    page.locator("[name=name]").fill("朱小明")
    page.locator("[name=phone]").fill("13800138000")


def test_letter_is_written_on_a_phone_with_files_and_a_draft(visitor, open_site):
    page = visitor(open_site.url, width=360)
    the_matter(page, open_site)
    said = page.locator("[data-file-said]")

    page.locator("#id_files").set_input_files([LAMP, FALSE])
    expect(said).to_contain_text("照片.jpg")
    expect(page.locator("[data-file-list] li")).to_have_count(1)
    page.locator("[data-remove]").click()
    expect(page.locator("[data-file-list] li")).to_have_count(0)
    page.locator("#id_files").set_input_files([LAMP])
    expect(page.locator("[data-file-list] li")).to_have_count(1)
    go_on(page)
    expect(page.locator("[name=department]")).to_be_visible()
    page.goto(f"{open_site.url}/enquiry/new/")
    page.locator("#begun ~ ul a").first.click()
    expect(page.locator("[name=body]")).to_have_value(BODY)
    go_on(page)
    go_on(page)
    go_on(page)
    expect(page.locator(".error-summary")).to_be_focused()
    about_me(page)
    go_on(page)
    expect(page.locator("#main")).to_contain_text("路灯.txt")
    page.locator("form button.btn").last.click()

    expect(page.locator(".receipt .code").first).to_contain_text("LS-")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [text for text in page.said if "400" not in text and "422" not in text] == []


def test_letter_is_written_without_scripts(visitor, open_site):
    page = visitor(open_site.url, java_script_enabled=False)
    the_matter(page, open_site)

    page.locator("#id_files").set_input_files([LAMP])
    page.locator("[name=body]").press("Tab")
    page.locator("[name=title]").press("Enter")
    page.locator("[name=department]").wait_for()
    go_on(page)
    about_me(page)
    go_on(page)
    expect(page.locator("#main")).to_contain_text("路灯.txt")
    page.locator("form button.btn").last.click()
    page.reload()

    expect(page.locator(".receipt .code").first).to_contain_text("LS-")
