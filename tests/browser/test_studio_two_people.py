"""Host and guest in one studio: drafts save themselves, nobody overwrites the other, keys publish and order."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import state
from tests.rig.servers import until

OURS, THEIRS = "嘉宾写的：年底前完成。", "主持人代写的：明年三月前完成。"


@pytest.fixture
def question(crew, request):
    """A question of this test, on air, to which nobody has written anything."""
    asked = crew.publishes(f"{request.node.name}，什么时候完成？")
    crew.airs(asked)
    return asked


@pytest.fixture
def host(at_work, question):
    return at_work("host")


@pytest.fixture
def guest(at_work, question):
    return at_work("guest")


def desk(page, guest_page):
    """The desk of the guest in this window: its text field and what it says of saving."""
    name = guest_page.locator("textarea[id^=answer-]").get_attribute("id")
    form = page.locator(".draft", has=page.locator(f"#{name}"))
    return form.locator("textarea"), form.locator("[data-saved]")


def test_draft_saves_itself_and_is_seen_by_the_host(host, guest):
    field, saved = desk(guest, guest)
    field.press_sequentially(OURS)
    expect(saved).to_have_text("已保存")
    expect(desk(host, guest)[0]).to_have_value(OURS)

    guest.reload()

    expect(desk(guest, guest)[0]).to_have_value(OURS)


@pytest.mark.parametrize("choice", ["keep-mine", "take-theirs"])
def test_second_writer_is_offered_the_text_of_the_first(host, guest, choice):
    held = []
    guest.route("**/draft/", lambda route: held.append(route), times=1)
    field, saved = desk(guest, guest)
    field.press_sequentially(OURS)
    until(lambda: guest.title() and held, seconds=10, what="the guest's draft on its way")
    desk(host, guest)[0].press_sequentially(THEIRS)
    expect(desk(host, guest)[1]).to_have_text("已保存")

    held[0].continue_()

    expect(guest.locator(".studio-air [data-stale]")).to_be_visible()
    expect(guest.locator(".studio-air [data-stale-text]")).to_have_text(THEIRS)
    expect(field).to_have_value(OURS)
    guest.locator(f".studio-air [data-{choice}]").click()
    wanted = OURS if choice == "keep-mine" else THEIRS
    expect(guest.locator(".studio-air [data-stale]")).to_be_hidden()
    expect(saved).to_have_text("已保存")
    for window in (guest, host):
        expect(desk(window, guest)[0]).to_have_value(wanted)
    guest.reload()
    expect(desk(guest, guest)[0]).to_have_value(wanted)


def test_ctrl_enter_publishes_what_was_just_typed(visitor, crew, host, guest, question):
    room = visitor(crew.room)
    state(room, "live")
    field, _saved = desk(guest, guest)
    field.press_sequentially("刚写完就发布。")

    field.press("Control+Enter")

    expect(room.locator(f"article#q{question}")).to_contain_text("刚写完就发布。")
    expect(guest.locator(".studio-air .badge.done")).to_have_text("已发布")
    expect(guest.locator(".studio-air textarea")).to_have_count(0)
    expect(host.locator(".studio-air .draft > .said")).to_have_text("刚写完就发布。")

    words = host.locator("#words-text")
    words.fill("主持人也用快捷键。")
    words.press("Control+Enter")
    expect(room.locator("[data-words]").first).to_contain_text("主持人也用快捷键。")
    expect(words).to_have_value("")


def test_shortlist_is_ordered_by_keys_for_both(crew, host, guest, question):
    first, second = (crew.publishes(f"排在第{place}的备选问题？？") for place in "一二")
    for one in (first, second):
        crew.acts("shortlist", question=one)
    last = host.locator("[data-shortlist] [data-pick]").last
    expect(last).to_have_attribute("data-pick", str(second))

    host.locator(f"#up-{second}").focus()
    host.keyboard.press("Alt+ArrowUp")

    expect(last).to_have_attribute("data-pick", str(first))
    expect(guest.locator("[data-shortlist] [data-pick]").last).to_have_attribute("data-pick", str(first))
    expect(host.locator(f'[data-pick="{second}"] :focus')).to_have_count(1)
    host.keyboard.press("Alt+ArrowDown")
    expect(last).to_have_attribute("data-pick", str(second))
    expect(guest.locator("[data-shortlist] [data-pick]").last).to_have_attribute("data-pick", str(second))
    host.reload()
    expect(last).to_have_attribute("data-pick", str(second))


def test_alt_n_puts_the_first_of_the_shortlist_on_air(crew, host, guest, question):
    crew.acts("shortlist", question=crew.publishes("下一个要播的备选问题？"))
    first = host.locator("[data-shortlist] [data-pick]").first.locator("p.breaks")
    expect(first).not_to_have_text("")
    text = first.inner_text()

    host.keyboard.press("Alt+KeyN")

    for window in (host, guest):
        expect(window.locator("#air-title")).to_have_text(text)
