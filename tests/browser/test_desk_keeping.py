"""The desk's own memory: masking by a key, stars, notes and what is new, on a phone and without scripts too."""

from playwright.sync_api import expect

from tests.rig.servers import until

SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("[data-text-sent]"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(words);
    if (start >= 0) return getSelection().setBaseAndExtent(node, start, node, start + words.length);
  }
}"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_m_masks_what_is_selected_s_stars_and_a_note_stays(desk, visitor, crew, texts):
    room = visitor(crew.room)
    expect(desk.locator("[data-case].is-new")).to_have_count(2)  # the first one is open, and read by now
    until(lambda: desk.request.get(desk.url).text().count("is-new") == 2, seconds=10, what="the mark")

    desk.keyboard.press("s")
    expect(desk.locator("[data-key=s]")).to_have_attribute("aria-pressed", "true")
    expect(desk.locator("[data-case].is-on [data-starred]")).to_be_visible()
    desk.locator("#note-text").fill("jm 请您也看看")
    desk.locator("form[data-note] button").click()
    expect(desk.locator(".remark")).to_have_text("jm 请您也看看")
    expect(desk.locator("#note-text")).to_be_focused()

    desk.locator("#note-text").blur()
    desk.evaluate(SELECT, "小区")
    desk.keyboard.press("m")
    hidden = texts[0].replace("小区", "**")
    expect(desk.locator("#item-draft")).to_have_value(hidden)
    expect(desk.locator("#item-draft")).to_be_focused()
    desk.get_by_role("button", name="公开此稿").click()

    expect(room.locator('[data-queue="open"]')).to_contain_text(hidden)
    desk.goto(desk.url.split("/moderation/")[0] + "/moderation/?tab=starred")
    expect(desk.locator("[data-case]", has_text=texts[0])).to_have_count(1)
    assert desk.said == []


def test_a_phone_holds_every_part_of_the_desk(at_work, word, texts):
    page = at_work("moderator", f"/moderation/?q={word}", width=360)
    assert page.evaluate(WIDER) == 0
    page.locator("[data-more] > summary").click()
    expect(page.locator("#desk-kind")).to_be_visible()
    assert page.evaluate(WIDER) == 0
    tabs = page.locator(".desk-tabs")
    assert len(set(tabs.locator("a").evaluate_all("(links) => links.map((one) => one.offsetTop)"))) == 1

    page.locator("[data-case] a").first.click()
    expect(page.locator("#item-title")).to_be_visible()
    assert page.evaluate(WIDER) == 0
    page.locator('a[href$="/author/"]').click()
    expect(page.locator(".sent-row")).to_have_count(1)
    assert page.evaluate(WIDER) == 0
    page.goto(page.url.split("/moderation/")[0] + "/moderation/guide/")
    page.locator(".guide-reasons summary").first.click()
    assert page.evaluate(WIDER) == 0
    assert page.said == []


def test_everything_kept_works_without_scripts(at_work, word, texts):
    page = at_work("moderator", f"/moderation/?q={word}", java_script_enabled=False, language="en")
    page.get_by_text("More filters").click()
    page.get_by_label("Keep this part of the queue under a name").fill(word)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("link", name=word, exact=True).click()
    expect(page.locator("[data-case]")).to_have_count(3)

    page.locator("[data-case] a").nth(1).click()
    page.get_by_role("button", name="Star").click()
    page.get_by_label("New note").fill("looked at twice")
    page.get_by_role("button", name="Write the note").click()
    expect(page.locator(".remark")).to_have_text("looked at twice")
    expect(page.locator("[data-star] button")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-case].is-new")).to_have_count(2)
    page.get_by_role("link", name="How to decide").click()
    expect(page.get_by_role("heading", name="How to decide")).to_be_visible()
    page.get_by_role("link", name="Back to the desk").click()

    page.get_by_text("More filters").click()
    page.get_by_role("button", name=f"Remove “{word}”").click()
    expect(page.get_by_role("link", name=word, exact=True)).to_have_count(0)
