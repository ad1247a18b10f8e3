"""Support in the room: one press, known to the server and so to every window of the same visitor."""

import pytest
from playwright.sync_api import expect

from tests.browser.rooms import state
from tests.rig.servers import until

WATCH = """node => {
  window.pressed = [];
  new MutationObserver(() => pressed.push(node.ariaPressed)).observe(node, { attributeFilter: ["aria-pressed"] });
}"""


@pytest.fixture
def question(crew, request):
    """A published question of this test."""
    return crew.publishes(f"{request.node.name}：也有人想知道吗？")


def switch(page, question: int):
    """The support switch of this question; a link until the server has said what this visitor chose."""
    return page.locator(f"#q{question} .up[role=button]")


def test_support_is_remembered_by_the_server_and_taken_back(visitor, crew, question):
    page = visitor(crew.room)
    switch(page, question).click()
    expect(switch(page, question)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#q{question} [data-supports]")).to_have_text("1")

    page.evaluate("localStorage.clear()")
    page.reload()
    expect(switch(page, question)).to_have_attribute("aria-pressed", "true")
    other = visitor(crew.room)
    expect(switch(other, question)).to_have_attribute("aria-pressed", "false")
    expect(other.locator(f"#q{question} [data-supports]")).to_have_text("1")

    switch(page, question).press("Space")
    expect(switch(page, question)).to_have_attribute("aria-pressed", "false")
    expect(other.locator(f"#q{question} [data-supports]")).to_have_text("0")


def test_press_outlives_an_older_fragment_that_comes_late(visitor, crew, question):
    """The fragment was rendered before the press and arrives after it; it also names an own question."""
    page, held = visitor(crew.room), []
    expect(switch(page, question)).to_have_attribute("aria-pressed", "false")
    state(page, "live")
    page.route("**/mine/", lambda route: held.append((route, route.fetch())), times=1)
    crew.acts("pause")
    crew.acts("resume")
    expect(page.locator("[data-phase]")).to_have_attribute("data-phase", "live")
    until(lambda: page.title() and held, seconds=10, what="the fragment before the press")
    switch(page, question).click()
    expect(switch(page, question)).not_to_have_attribute("aria-busy", "true")
    switch(page, question).evaluate(WATCH)

    (route, fragment) = held[0]
    route.fulfill(response=fragment, body=fragment.text().replace('own-ids="', f'own-ids="{question} '))

    expect(page.locator(f"#q{question}.is-mine")).to_be_visible()
    assert "false" not in page.evaluate("pressed")
    expect(switch(page, question)).to_have_attribute("aria-pressed", "true")
