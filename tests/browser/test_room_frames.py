"""Whatever happens in an interview, an open room shows what a freshly loaded one shows."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import like_a_fresh_page, state
from tests.interaction.paint import picture


@pytest.fixture
def page(visitor, crew):
    """A window in the live room, connected."""
    opened = visitor(crew.room)
    state(opened, "live")
    return opened


def test_joined_spoken_and_restored_questions_stand_where_the_server_shows_them(page, visitor, crew):
    main, also, other = (crew.publishes(f"合并测试，第{number}个问题？") for number in "一二三")
    crew.acts("join", question=also, into=main)
    crew.acts("join", question=other, into=main)
    line = page.locator(f'[data-queue="open"] > #q{main}')
    expect(line.locator("[data-joined] li")).to_have_text([re.compile("第二个"), re.compile("第三个")])
    expect(line.locator("[data-joined]")).to_be_visible()
    expect(page.locator(f'[data-queue="open"] > #q{also}')).to_have_count(0)

    crew.acts("separate", question=other)
    crew.acts("mark-answered", question=other)
    spoken = page.locator(f"article#q{other}")
    expect(spoken.locator("[data-spoken]")).to_be_visible()
    like_a_fresh_page(page, visitor)

    crew.acts("restore", question=other)
    expect(spoken).to_have_count(0)
    crew.airs(main)
    crew.answers(main, "合并后的一个回答。")
    expect(page.locator(f"article#q{main} [data-joined] li")).to_have_count(1)
    expect(page.locator(f"article#q{main} [data-others]")).to_have_text("1")
    like_a_fresh_page(page, visitor)
    assert page.said == []


def sends(window, address: str, **fields) -> None:
    """What somebody signed in sends as a form with a file or without."""
    token = next(one["value"] for one in window.context.cookies() if one["name"] == "csrftoken")
    headers = {"Accept": "application/json"}
    sent = window.request.post(address, multipart={"csrfmiddlewaretoken": token, **fields}, headers=headers)
    assert sent.ok, sent.text()


def test_notes_and_pictures_come_into_the_stream_and_pictures_leave_it(page, visitor, crew, at_work):
    asked = crew.publishes("更正测试，哪一天开工？")
    crew.airs(asked)
    crew.answers(asked, "三月一日开工。")
    answer = page.locator(f"article#q{asked} [data-answer]")
    note = {"about": answer.get_attribute("data-answer")}
    host, producer = at_work("host"), at_work("producer")
    sends(host, f"{crew.studio}note/", **note, kind="note", text="应为三月十一日。")
    sends(producer, f"{crew.studio}note/", **note, kind="progress", text="已经开工。")
    expect(answer.locator("[data-note]")).to_have_text([re.compile("三月十一日"), re.compile("已经开工")])
    expect(answer.locator("[data-what=correction]:visible")).to_have_count(1)

    upload = {"name": "studio.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(600, 400))}
    sends(host, f"{crew.studio}picture/", upload=upload, alt="演播室里的嘉宾", alt_en="")
    shown = page.locator("[data-picture] img[alt='演播室里的嘉宾']")
    expect(shown).to_be_visible()
    like_a_fresh_page(page, visitor)

    crew.acts("withdraw-picture", picture=page.locator("[data-picture]").first.get_attribute("data-picture"))
    expect(shown).to_have_count(0)
    like_a_fresh_page(page, visitor)


def test_every_state_and_policy_shows_in_an_open_english_room(visitor, crew):
    page = visitor(crew.room, language="en-GB")
    state(page, "live")

    def fresh(url):
        return visitor(url, language="en-GB")

    crew.acts("policy", policy="slow")
    expect(page.locator("[data-policy=slow]")).to_be_visible()
    crew.acts("interrupt", why="演播室停电，马上恢复。")
    expect(page.locator("[data-why]")).to_contain_text("演播室停电，马上恢复。")
    expect(page.locator('.standing [data-when="interrupted"]')).to_be_visible()
    like_a_fresh_page(page, fresh)

    crew.acts("resume")
    expect(page.locator("[data-why]")).to_be_hidden()
    crew.acts("wrap-up")
    crew.acts("policy", policy="pre")
    expect(page.locator('.standing [data-when="wrapping-up"]')).to_be_visible()
    expect(page.locator("[data-policy=slow]")).to_be_hidden()
    like_a_fresh_page(page, fresh)

    crew.acts("resume")
    expect(page.locator("[data-room]")).to_have_attribute("data-phase", "live")
    like_a_fresh_page(page, fresh)
