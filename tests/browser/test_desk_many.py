"""Several texts decided together at the desk, joined by key, and one text at which two moderators sit."""

from playwright.sync_api import expect

from tests.browser.test_look import axe, widest
from tests.rig.servers import until


def over(page):
    """The rows that are decided, still in their places."""
    return page.locator("[data-case].is-over")


def test_chosen_by_keys_shown_first_published_at_once_and_taken_back(desk, crew, texts):
    for _text in texts:
        desk.keyboard.press("x")
        desk.keyboard.press("j")
    expect(desk.locator("[data-picked]")).to_contain_text("3")
    desk.locator(".queue-tools button[form=many]").click()
    preview = desk.locator("[data-many-dialog]")
    expect(preview.locator(".many-list > li")).to_have_count(3)
    assert axe(desk) == []
    crew.decides("approve", texts[1])

    preview.locator("button[value=approve]").click()

    expect(preview).to_be_hidden()
    expect(over(desk)).to_have_count(3)
    expect(desk.locator("[data-troubles] li")).to_contain_text(texts[1][:12])
    expect(desk.locator("[data-toast]")).to_contain_text("2")
    desk.keyboard.press("u")
    expect(over(desk)).to_have_count(1)
    assert [len(crew.cases(text, "decided")) for text in texts] == [0, 1, 0]


def test_m_and_a_number_join_to_a_published_text_and_u_separates(desk, crew, word, texts):
    crew.publishes(f"{word}小区第0栋的电梯到底何时修？")
    desk.reload()
    expect(desk.locator("[data-desk]")).to_have_attribute("data-ready", "")
    desk.keyboard.press("g")
    target = desk.locator("details[data-merge] [data-number='1']")
    expect(target).to_be_focused()
    expect(target).to_contain_text("到底何时修")

    desk.keyboard.press("1")

    expect(over(desk)).to_contain_text("已合并")
    until(lambda: len(crew.cases(texts[0], "decided")) == 1, seconds=5, what="the joining")
    desk.keyboard.press("u")
    expect(over(desk)).to_have_count(0)
    assert crew.cases(texts[0], "decided") == []


def test_the_slower_of_two_moderators_is_told_who_decided(desk, crew, texts):
    """The other decides between this window's key and the arrival of its request."""
    desk.route("**/approve/", lambda route: (crew.decides("approve", texts[0]), route.continue_()))

    desk.keyboard.press("a")

    told = desk.locator("[data-troubles] li")
    expect(told).to_contain_text(texts[0][:12])
    expect(told).to_contain_text("已通过")
    expect(desk.locator(".item-text")).to_have_text(texts[1])
    expect(desk.locator("[data-toast]")).to_have_count(0)
    assert len(crew.cases(texts[0], "decided")) == 1


def test_many_fit_a_phone_without_scripts(at_work, crew, word, texts):
    page = at_work("moderator", f"/moderation/?q={word}", width=360, java_script_enabled=False)
    for tick in page.locator("[data-pick]").all():
        tick.check()
    page.locator(".queue-tools button[form=many]").click()
    assert widest(page, 360) <= 360
    page.locator("button[value=approve]").click()

    assert [len(crew.cases(text, "decided")) for text in texts] == [1, 1, 1]
    page.locator("form[action='/moderation/many/undo/'] button").click()
    assert [len(crew.cases(text, "decided")) for text in texts] == [0, 0, 0]
