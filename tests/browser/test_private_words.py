"""Personal data: told before a question is sent, and taken out of a published text while people read it."""

from playwright.sync_api import expect

from tests.browser.rooms import like_a_fresh_page, state
from tests.browser.test_room_reader import read_on

NUMBER, MASKED = "13900001234", "139****1234"


def test_asker_sees_the_public_copy_changes_the_text_and_sends_it(visitor, crew, word):
    page = visitor(crew.room, width=360)
    state(page, "live")
    page.locator("[data-ask-sheet] summary").click()
    body, send = page.locator("textarea[name=body]"), page.locator("[data-ask-form] button").first
    body.fill(f"{word}路灯坏了，请打{NUMBER}")

    send.click()

    expect(page.locator("[data-ask-focus]")).to_be_focused()
    expect(page.locator("[data-ask-box] blockquote mark")).to_have_text(MASKED)
    page.locator("form:has([name=change]) button").click()
    expect(body).to_be_focused()
    expect(body).to_have_value(f"{word}路灯坏了，请打{NUMBER}")
    send.click()
    page.locator("form:has([name=looked]) button").click()
    expect(page.locator("[data-ask-receipt]")).to_be_visible()
    assert page.said == []


def test_words_taken_out_vanish_before_a_reader_who_holds_new_items(visitor, at_work, crew, word):
    asked = crew.publishes(f"{word}王小明家的狗天天叫，谁管？")
    crew.airs(asked)
    crew.answers(asked, f"{word}：已经上门。")
    page = visitor(crew.room)
    state(page, "live")
    entry = page.locator(f'[data-entry][data-question="{asked}"]')
    expect(entry).to_contain_text("王小明")
    read_on(page)

    desk = at_work("moderator", f"/moderation/{crew.cases(word, 'decided')[0]}/redact/")
    desk.locator("[name=text]").focus()
    desk.evaluate(
        "(word) => { const field = document.querySelector('[name=text]'); const at = field.value.indexOf(word);"
        " field.setSelectionRange(at, at + word.length); }",
        "王小明",
    )
    expect(desk.locator("[name=piece]")).to_have_value("王小明")
    desk.locator("[name=canned]").select_option("name")
    desk.locator("[name=reason]").select_option("privacy")
    desk.locator("form.card button.btn").click()

    expect(entry).to_contain_text(f"{word}［删去：他人姓名］家的狗")
    expect(page.locator("body")).not_to_contain_text("王小明")
    page.evaluate("scrollTo(0, 0)")
    like_a_fresh_page(page, visitor)
    assert page.said == []
