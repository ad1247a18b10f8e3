"""The five-minute tour is walked step by step, in both languages, over what its page shows."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["zh-CN", "en"])
def language(request):
    return request.param


@pytest.fixture
def window(visitor, open_site, language):
    """A new window of somebody who has just opened the tour from the bar."""

    def enter(**more):
        page = visitor(open_site.url, language, **more)
        fold = page.locator(".demo-menu > summary")
        if fold.is_visible():
            fold.click()
        page.locator('.demo-bar a[href="/demo/"]').click()
        expect(page.locator("#step-1")).to_be_visible()
        return page

    return enter


def step(page, number: int):
    """The card of this step."""
    return page.locator(f'section[aria-labelledby="step-{number}"]')


def test_one_question_goes_all_the_way_of_the_tour(window, language):
    question = {"zh-CN": "导览里提的问题什么时候有答复？", "en": "分类垃圾的督导员晚上几点下班？"}[language]
    answer = f"晚上八点就有答复，这句是给{language}读者的。"
    citizen, watcher = window(), window()
    step(watcher, 1).locator("a.btn").first.click()
    expect(watcher.locator("[data-room]")).to_be_visible()

    step(citizen, 2).locator("a").click()
    citizen.locator("textarea[name=body]").fill(question)
    citizen.locator("form:has(textarea[name=body]) button.wide").last.click()
    number, code = (citizen.locator(part).inner_text() for part in ("#ask-number", "#ask-code"))

    moderator = window()
    step(moderator, 3).locator("button").click()
    expect(moderator.locator("[data-ready]")).to_be_attached()
    moderator.locator(".queue-pane a", has_text=question).first.click()
    expect(moderator.locator(".item-text")).to_have_text(question)
    moderator.keyboard.press("a")
    expect(watcher.locator("#asked")).to_contain_text(question)

    host = window()
    step(host, 4).locator("button").click()
    host.locator('button[id^="air-"]', has_text=question).click()
    expect(watcher.locator("[data-now]")).to_contain_text(question)

    guest = window()
    step(guest, 5).locator("button").click()
    expect(guest.locator("#air-title")).to_contain_text(question)
    guest.locator('textarea[id^="answer-"]').first.fill(answer)
    guest.locator('button[id^="publish-"]').first.click()
    expect(watcher.locator("[data-stream]")).to_contain_text(answer)

    finder = window()
    step(finder, 6).locator('a[href="/status/"]').click()
    finder.locator("input[name=number]").last.fill(number)
    finder.locator("input[name=code]").last.fill(code)
    finder.locator("form:has(input[name=code]) button").last.click()
    expect(finder.locator("main")).to_contain_text(answer)


def test_every_role_of_the_tour_has_its_page_and_card(window, open_site):
    page = window()
    roles = page.locator("section form[action^='/demo/as/']").evaluate_all("forms => forms.map(f => f.action)")
    assert len(roles) == 10

    for role in roles:
        page.goto(f"{open_site.url}/demo/")
        page.locator(f'section form[action="{role.removeprefix(open_site.url)}"] button').click()
        expect(page.locator(".demo-card li")).to_have_count(5)
        expect(page.locator(".demo-card li").first).to_be_visible()
        expect(page.locator("h1")).to_have_count(1)
    page.locator('.demo-card form[action="/demo/card/"] button').click()
    expect(page.locator(".demo-card")).to_have_count(0)
    assert page.said == []


def test_bar_and_card_are_folded_on_a_phone(window):
    page = window(width=360)
    page.locator(".demo-menu > summary").click()
    page.locator('button[formaction="/demo/as/demo-citizen/"]').click()
    expect(page.locator(".demo-card > summary")).to_be_visible()

    bar = page.locator(".demo-bar").bounding_box()
    expect(page.locator(".demo-card li").first).to_be_hidden()
    assert bar["height"] <= 100
    page.locator(".demo-card > summary").click()
    expect(page.locator(".demo-card li")).to_have_count(5)
    expect(page.locator(".demo-card li").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
