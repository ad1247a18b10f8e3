"""An interview's pages in every state it comes to: axe, the console and a phone's width, in both languages."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.crew import Crew
from tests.browser.persons import Person, field
from tests.browser.test_look import axe, widest
from tests.rig.serving import Serving

LANGUAGES = ("zh-CN", "en")
REASON = "台风红色预警，场馆临时关闭。"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """A demo of this module's own: its interviews are postponed, cancelled, interrupted and ended here."""
    with Serving(tmp_path_factory.mktemp("states"), demo=True, env={"CAPTCHA": "off"}) as site:
        yield site


@pytest.fixture(scope="module")
def staff(own_site):
    people = Crew(own_site)
    yield people
    people.close()


@pytest.fixture
def faults(visitor):
    """`faults(pages, addresses)`: what is wrong with each of them, opened anew in each window."""

    def look(pages, *addresses: str) -> dict:
        wrong = {}
        for page in pages:
            for address in addresses:
                page.set_viewport_size({"width": 1280, "height": 900})
                page.goto(address)
                said = axe(page) + page.said
                if widest(page, 360) > 360:
                    said.append(f"as wide as {widest(page, 360)}")
                if said:
                    wrong[address] = said
                page.said.clear()
        return wrong

    return look


@pytest.fixture
def readers(visitor, own_site):
    """A window for each language."""
    return [visitor(own_site.url, language) for language in LANGUAGES]


@pytest.fixture
def host(visitor, own_site):
    return Person(visitor(own_site.url)).becomes("主持人").page


STEPS = (
    ("pause", {}, "暂停"),
    ("resume", {}, "正在直播"),
    ("interrupt", {"why": "会场停电，正在恢复。"}, "中断"),
    ("wrap-up", {}, "最后"),
    ("end", {}, "结束"),
)


@pytest.mark.parametrize(("step", "sent", "badge"), STEPS, ids=[step for step, _sent, _badge in STEPS])
def test_room_studio_and_screen_are_sound_in_this_state(staff, readers, host, faults, step, sent, badge):
    staff.acts(step, **sent)

    wrong = faults(readers, staff.room) | faults(readers[:1], f"{staff.room}screen/") | faults([host], staff.studio)

    assert wrong == {}
    readers[0].goto(staff.room)
    expect(readers[0].locator(".room-head .badge:visible").first).to_contain_text(badge)


def test_what_stays_of_an_ended_interview_is_sound(staff, readers, faults):
    readers[0].goto(staff.room)
    expect(readers[0].locator("[data-room]")).to_have_attribute("data-phase", "archived")
    answer = readers[0].locator("[data-permalink]").first.get_attribute("href").partition("#")[0]

    pages = [f"{staff.room}{part}/" for part in ("transcript", "statistics", "record")]
    assert faults(readers, *pages, staff.urls[0] + answer) == {}


def test_postponed_and_cancelled_rooms_are_sound(visitor, own_site, readers, faults):
    producer = Person(visitor(own_site.url)).becomes("策划")
    producer.page.locator("#coming + .card a").first.click()
    number = re.search(r"/produce/(\d+)/", producer.page.url)[1]
    room, at_work = f"{own_site.url}/interview/{number}/", producer.page.url
    producer.follow("延期")
    field(producer.page, "开始时间").fill((datetime.now() + timedelta(days=20)).strftime("%Y-%m-%dT09:30"))
    field(producer.page, "原因").fill(REASON)
    assert faults([producer.page], producer.page.url) == {}

    field(producer.page, "开始时间").fill((datetime.now() + timedelta(days=20)).strftime("%Y-%m-%dT09:30"))
    field(producer.page, "原因").fill(REASON)
    producer.press("延期", within="main form").sees("延期", within=".messages")
    assert faults(readers, room) | faults([producer.page], at_work) == {}

    producer.page.goto(at_work)
    producer.follow("取消")
    field(producer.page, "原因").fill(REASON)
    producer.press("取消", within="main form").sees("取消", within=".badge")
    readers[0].goto(room)
    expect(readers[0].locator(".standing")).to_contain_text(REASON)
    assert faults(readers, room, f"{room}screen/") | faults([producer.page], at_work) == {}
