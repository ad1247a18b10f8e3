"""The asker without an account: told on any page, led to the answer, and to the hand-over by number and code."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.crew import Crew
from tests.rig.serving import Serving

STRIP = ".asker [data-news]"
MINUTE = 60_000


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """A demo of this module's own: its live interview comes to an end here."""
    with Serving(tmp_path_factory.mktemp("asker"), demo=True, env={"CAPTCHA": "off"}) as site:
        yield site


@pytest.fixture(scope="module")
def staff(own_site):
    people = Crew(own_site)
    yield people
    people.close()


def ask(page, room, text):
    """Asks in the room; the question's number as the receipt shows it."""
    page.goto(room)
    page.locator("[data-ask-form] textarea[name=body]").fill(text)
    page.locator("[data-ask-form] button.wide").click()
    expect(page.locator("[data-ask-receipt]")).to_be_visible()
    return page.locator("#ask-number").inner_text()


def test_similar_questions_are_offered_while_typing_and_supported_in_place(visitor, own_site, staff):
    staff.publishes("夜市几点必须收摊才算不扰民？")
    page = visitor(staff.room)

    page.locator("[data-ask-form] textarea[name=body]").fill("夜市几点收摊才不扰民")

    offered = page.locator("[data-similar] li")
    expect(offered.first).to_contain_text("夜市几点必须收摊才算不扰民？")
    offered.first.locator("[data-similar-support]").click()
    expect(page.locator("[data-similar-done]")).to_be_visible()
    line = page.locator('[data-queue="open"] > li', has_text="夜市几点必须收摊")
    expect(line.locator("[data-up]")).to_have_attribute("aria-pressed", "true")
    assert page.said == []


def test_asker_follows_a_question_from_any_page_to_the_hand_over(visitor, own_site, staff):
    page, text = visitor(own_site.url), "体育中心的灯光晚上能不能早点关？"
    number = ask(page, staff.room, text)
    staff.decides("approve", text)

    page.goto(own_site.url)
    page.clock.install()
    page.reload()
    expect(page.locator(STRIP)).to_have_count(0)
    staff.airs(question_called(staff, text))
    page.clock.fast_forward(MINUTE)
    expect(page.locator(STRIP)).to_have_count(1)
    assert page.locator(STRIP).get_attribute("data-news").endswith(":on-air")
    page.goto(f"{own_site.url}/help/")
    expect(page.locator(STRIP)).to_have_count(1)
    page.locator(f"{STRIP} a").click()
    expect(page.locator("#now-title")).to_contain_text(text)

    staff.acts("unair")
    staff.acts("end")
    page.goto(f"{own_site.url}/status/")
    kept = page.locator("[data-kept-here] li")
    expect(kept).to_contain_text(number)
    kept.locator("button.btn").click()
    expect(page.locator("main")).to_contain_text(number)
    expect(page.locator("main")).to_contain_text(text)
    expect(page.locator(".pairs b time")).to_have_attribute("datetime", re.compile(r"\d{4}-\d\d-\d\d"))
    assert page.said == []


def test_forgetting_on_this_device_leaves_nothing_and_asks_nothing(visitor, own_site, staff):
    page = visitor(own_site.url)
    page.evaluate(
        """localStorage.setItem("asked", JSON.stringify({ watch: [1], next: 0, news: [], until: 0, closed: [],
           receipts: [{ number: "LS-2026-000001", code: "A", occasion: 1, title: "t", at: 0 }] }))"""
    )
    page.goto(f"{own_site.url}/status/")
    page.locator("[data-forget-all]").click()
    expect(page.locator("[data-kept-here]")).to_be_hidden()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/news/" in request.url else None)

    page.goto(own_site.url)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("localStorage.getItem('asked')") is None
    assert asked == []


def question_called(staff, text) -> int:
    """The id of a published question in the room."""
    page = staff.host.get(staff.room.removeprefix(staff.urls[0])).body
    return int(re.search(rf'data-question="(\d+)"(?:(?!data-question).)*?{re.escape(text)}', page, re.DOTALL)[1])
