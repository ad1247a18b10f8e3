"""The host's board by keys and by hand, and an answer that goes through a second person."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import state


@pytest.fixture
def questions(crew, request):
    """Three approved questions of this test."""
    return [crew.publishes(f"{request.node.name}的第{place}个问题？") for place in "一二三"]


@pytest.fixture
def host(at_work, questions):
    page = at_work("host")
    expect(page.locator(f"#approved-{questions[-1]}")).to_be_visible()
    return page


def order(page, questions):
    picks = page.locator("[data-shortlist] [data-pick]").evaluate_all("nodes => nodes.map((node) => node.dataset.pick)")
    return [int(pick) for pick in picks if int(pick) in questions]


def test_host_works_through_the_list_by_keys_and_never_loses_the_place(crew, host, questions):
    first, second, third = (host.locator(f"#approved-{one}") for one in questions)
    first.focus()

    host.keyboard.press("s")

    expect(host.locator(f"#listed-{questions[0]}")).to_be_visible()
    expect(host.locator(":focus")).to_have_attribute("data-pick", str(questions[1]))
    crew.publishes("别的问题这时候也进来了？？")
    expect(host.locator("[data-key=approved-list]")).to_contain_text("别的问题这时候也进来了")
    expect(second).to_be_focused()
    host.keyboard.press("j")
    expect(second).not_to_be_focused()
    host.keyboard.press("k")
    host.keyboard.press("m")
    sheet = host.get_by_role("dialog")
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("第二个问题")
    host.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    second.focus()
    host.keyboard.press("a")
    expect(host.locator("#air-title")).to_contain_text("第二个问题")
    host.keyboard.press("/")
    host.keyboard.type("第三个问题")
    expect(third).to_be_visible()
    expect(host.locator("[data-key=approved-list] > li", has_text="别的问题")).to_be_hidden()
    assert host.said == []


def test_shortlist_is_dragged_to_its_order_which_all_see(crew, host, at_work, questions):
    guest = at_work("guest")
    for one in questions:
        crew.acts("shortlist", question=one)
    last = host.locator(f"#listed-{questions[2]} [data-grip]")
    expect(guest.locator(f"#listed-{questions[2]}")).to_be_visible()
    expect(last).to_be_visible()
    host.locator(f"#listed-{questions[0]}").evaluate("node => node.scrollIntoView({ block: 'center' })")
    start, goal = last.bounding_box(), host.locator(f"#listed-{questions[0]}").bounding_box()

    host.mouse.move(start["x"] + 8, start["y"] + 8)
    host.mouse.down()
    host.mouse.move(start["x"] + 8, goal["y"] + 4, steps=8)
    host.mouse.up()

    wanted = [questions[2], questions[0], questions[1]]
    expect(guest.locator(f"#listed-{questions[2]} + #listed-{questions[0]}")).to_be_visible()
    assert order(host, questions) == order(guest, questions) == wanted
    host.reload()
    assert order(host, questions) == wanted


def test_answer_goes_through_a_second_person(visitor, crew, host, at_work, questions):
    room = visitor(crew.room)
    state(room, "live")
    crew.airs(questions[0])
    guest = at_work("guest")
    field = guest.locator("textarea[id^=answer-]")
    field.press_sequentially("写得太短。")
    guest.locator('button[formaction$="/hand-in/"]').click()
    waiting = host.locator(".studio-air .draft", has_text="写得太短。")
    expect(waiting).to_be_visible()

    waiting.locator("details[id^=back-] > summary").click()
    waiting.locator("input[id^=back-text-]").fill("请写明办理时限")
    waiting.locator("form.confirm-sheet button").click()

    expect(guest.locator(".studio-air .draft .notice").first).to_contain_text("请写明办理时限")
    expect(field).to_have_value("写得太短。")
    field.fill("三个工作日内办结。")
    guest.locator('button[formaction$="/hand-in/"]').click()
    host.locator("button[id^=release-]").first.click()
    expect(room.locator(f"article#q{questions[0]}")).to_contain_text("三个工作日内办结。")
    assert [*host.said, *guest.said] == []
