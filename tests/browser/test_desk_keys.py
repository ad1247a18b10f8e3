"""The moderators' desk by keyboard: every key it names, undo, news by itself, and a phone's width."""

from playwright.sync_api import expect

from tests.rig.servers import until


def opened(page):
    """The text in the middle."""
    return page.locator(".item-text")


def open_rows(page):
    """The rows of the list that are still to be decided."""
    return page.locator("[data-case]:not(.is-over)")


def test_j_and_k_walk_through_the_queue(desk, texts):
    for key, place in (("j", 1), ("j", 2), ("j", 2), ("k", 1), ("k", 0)):
        desk.keyboard.press(key)
        expect(opened(desk)).to_have_text(texts[place])
        expect(desk.locator("[data-case].is-on")).to_contain_text(texts[place])


def test_keys_in_a_hurry_never_decide_on_the_text_that_is_leaving(at_work, crew, word, texts):
    """J and A right after one another on a slow network: the second text is on its way, the first is still shown."""
    page, held = at_work("moderator"), []
    page.route("**/item/**", lambda route: held.append(route))
    page.goto(f"{crew.urls[0]}/moderation/?q={word}")
    expect(page.locator("[data-desk]")).to_have_attribute("data-ready", "")
    page.keyboard.press("j")
    page.keyboard.press("j")
    for key in "aer11g1sm":
        page.keyboard.press(key)
    until(lambda: page.title() and len(held) == 2, seconds=10, what="both texts being asked for")
    for route in reversed(held):
        route.continue_()

    expect(opened(page)).to_have_text(texts[2])
    expect(page.locator("[data-case].is-on a")).to_be_focused()
    expect(open_rows(page)).to_have_count(3)
    assert [crew.cases(text, "decided") for text in texts] == [[], [], []]


def test_a_publishes_and_u_takes_it_back_within_ten_seconds(desk, crew, texts):
    desk.keyboard.press("a")
    expect(open_rows(desk)).to_have_count(2)
    expect(opened(desk)).to_have_text(texts[1])
    expect(desk.locator("#item-title")).to_be_focused()
    expect(desk.locator("[data-toast]")).to_contain_text("已通过")
    until(lambda: len(crew.cases(texts[0], "decided")) == 1, seconds=5, what="the decision")

    desk.keyboard.press("u")

    expect(open_rows(desk)).to_have_count(3)
    expect(opened(desk)).to_have_text(texts[0])
    expect(desk.locator("[data-toast]")).to_have_count(0)
    assert crew.cases(texts[0], "decided") == []


def test_r_and_a_number_show_the_reason_and_the_same_number_refuses(desk, crew, texts):
    desk.keyboard.press("r")
    reasons = desk.locator("details[data-reject]")
    expect(reasons.locator("input[type=radio]").first).to_be_focused()
    desk.keyboard.press("Escape")
    expect(reasons).not_to_have_attribute("open", "")
    desk.keyboard.press("r")

    desk.keyboard.press("2")
    expect(reasons.locator("p[lang=en]:visible")).to_contain_text("insults or personal attacks")
    expect(reasons.locator("p[lang=zh-Hans]:visible")).to_contain_text("人身攻击")
    assert crew.cases(texts[0], "decided") == []
    desk.keyboard.press("2")

    expect(open_rows(desk)).to_have_count(2)
    expect(desk.locator("[data-toast]")).to_contain_text("未公开")
    until(lambda: len(crew.cases(texts[0], "decided")) == 1, seconds=5, what="the decision")


def test_e_edits_and_letters_typed_there_are_no_keys(desk, visitor, crew, texts):
    room = visitor(crew.room)
    desk.keyboard.press("e")
    draft = desk.locator("#item-draft")
    expect(draft).to_be_focused()
    draft.press("End")
    draft.press_sequentially(" jakrupxm/?")
    expect(draft).to_have_value(f"{texts[0]} jakrupxm/?")
    expect(open_rows(desk)).to_have_count(3)

    desk.get_by_role("button", name="公开此稿").click()

    expect(open_rows(desk)).to_have_count(2)
    expect(room.locator('[data-queue="open"]')).to_contain_text(f"{texts[0]} jakrupxm/?")


def test_p_moves_to_the_head_and_back(desk, texts):
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    expect(opened(desk)).to_have_text(texts[2])

    desk.keyboard.press("p")
    expect(desk.locator("[data-case]").first).to_contain_text(texts[2])
    expect(opened(desk)).to_have_text(texts[2])
    expect(desk.locator("[data-case]").first).to_contain_text("优先")
    expect(desk.locator("[data-key=p]")).to_contain_text("取消优先")

    desk.keyboard.press("p")
    expect(desk.locator("[data-case]").last).to_contain_text(texts[2])


def test_slash_searches_and_question_mark_explains_and_switches_off(desk, texts):
    desk.keyboard.press("/")
    expect(desk.locator("#desk-q")).to_be_focused()
    desk.locator("#desk-q").blur()

    desk.keyboard.press("?")
    explained = desk.locator("dialog[data-help]")
    expect(explained).to_be_visible()
    desk.keyboard.press("j")
    expect(opened(desk)).to_have_text(texts[0])
    explained.get_by_role("checkbox").uncheck()
    desk.keyboard.press("Escape")
    expect(explained).to_be_hidden()
    desk.keyboard.press("a")
    desk.reload()
    desk.keyboard.press("a")
    desk.keyboard.press("?")
    expect(explained).to_be_hidden()
    expect(desk.locator("[data-case]")).to_have_count(3)
