"""An asker without an account follows a question from the live interview to its late written answer."""

import pytest
from playwright.sync_api import expect

from tests.browser.crew import Crew
from tests.rig.serving import Serving

QUESTION = "书面答复的旅程：老城区夜间停车能不能错时开放？"
DRAFT = "您好，错时停车正在和十二家单位商定。"
ANSWER = f"{DRAFT}区交通运输局十二月十日前公布首批六处，夜间七点到早上八点向居民开放，收费按月一百二十元。"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A demo of its own without a captcha, because its interview ends here."""
    with Serving(tmp_path_factory.mktemp("letters"), demo=True, env={"CAPTCHA": "off"}) as site:
        yield site


@pytest.fixture(scope="module")
def crew(site):
    people = Crew(site)
    yield people
    people.close()


@pytest.fixture
def asker(visitor, crew):
    """Somebody without an account who has just asked; with number and code as `page.receipt`."""
    page = visitor(crew.room)
    box = page.locator("[data-ask-box]")
    box.locator("textarea[name=body]").fill(QUESTION)
    box.locator("form button.wide").click()
    receipt = box.locator("[data-ask-receipt]")
    expect(receipt).to_be_visible()
    page.receipt = receipt.get_attribute("data-number"), receipt.get_attribute("data-code")
    return page


@pytest.fixture
def staff(visitor, site):
    """`staff(role)`: a window of this demo account, also of one that has no button."""

    def enter(role):
        page = visitor(site.url)
        button = page.locator('button[formaction="/demo/as/demo-officer/"]')
        button.evaluate("(node, role) => { node.formAction = `/demo/as/demo-${role}/`; node.click(); }", role)
        page.wait_for_url("**/desk/")
        return page

    return enter


def looked_up(page, site) -> str:
    """What the status page says for the asker's number and code."""
    page.goto(f"{site.url}/status/")
    for name, value in zip(("number", "code"), page.receipt, strict=True):
        page.locator(f"#id_{name}").fill(value)
    page.locator("form:has(#id_code) button").click()
    expect(page.locator("#now-title")).to_be_visible()
    return page.locator("main").inner_text()


def open_letter(page, number):
    page.locator("main input[name=q]").fill(number)
    page.locator("main form.finder button").click()
    expect(page.locator("h1")).to_have_text(QUESTION)


def test_question_without_an_account_gets_its_late_answer(asker, staff, site, crew):
    number = asker.receipt[0]
    crew.decides("approve", QUESTION)
    crew.acts("end")
    promised = looked_up(asker, site)
    assert number in promised
    assert ANSWER not in promised
    expect(asker.locator("#deadlines-title")).to_be_visible()

    officer = staff("officer-2")
    open_letter(officer, number)
    editor = officer.locator("form[data-letter-draft]")
    editor.locator("textarea").fill(DRAFT)
    expect(editor.locator("[name=version]")).to_have_value("1")  # it has saved itself
    editor.locator("textarea").fill(ANSWER)
    editor.locator('button[formaction$="/hand-in/"]').click()
    expect(editor).to_have_count(0)
    assert ANSWER not in looked_up(asker, site)

    approver = staff("approver-2")
    open_letter(approver, number)
    expect(approver.locator(".desk-answer")).to_contain_text(ANSWER)
    approver.locator('form[action$="/release/"] button').click()
    expect(approver.locator(".desk-answer + p a, .desk-answer ~ p a").first).to_be_visible()

    assert ANSWER in looked_up(asker, site)
    asker.goto(crew.room)
    entry = asker.locator("[data-entry]", has_text=QUESTION)
    expect(entry.locator('[data-fill="said"]')).to_contain_text(ANSWER)
    expect(entry.locator('[data-fill="written"]')).to_be_visible()
    assert [page.said for page in (asker, officer, approver)] == [[], [], []]


def test_draft_of_a_slower_officer_is_not_lost(staff, site):
    windows = [staff("officer-2") for _ in range(2)]
    for page in windows:
        page.goto(f"{site.url}/desk/?tab=to-do&q=警戒线")
        page.locator(".desk-row a").click()
    first, second = (page.locator("form[data-letter-draft]") for page in windows)
    first.locator("textarea").fill("先写下的一半。")
    expect(first.locator("[name=version]")).to_have_value("1")

    second.locator("textarea").fill("后写下的另一半。")
    expect(second.locator("[data-draft-newer]")).to_be_visible()
    expect(second.locator("[data-draft-newer-text]")).to_have_text("先写下的一半。")
    second.locator("button:not([formaction], [type=button])").click()

    expect(windows[1].locator(".messages .good")).to_be_visible()
    expect(second.locator("textarea")).to_have_value("后写下的另一半。")
    expect(second.locator("[data-draft-newer]")).to_be_hidden()


def test_many_are_assigned_and_an_open_desk_hears_of_it(staff, site):
    watching, page = staff("supervisor"), staff("dispatcher")
    expect(watching.locator("[data-letters-news]")).to_be_hidden()
    page.goto(f"{site.url}/desk/?tab=unassigned")

    for place in range(2):
        page.locator("input[name=letters]").nth(place).check()
    expect(page.locator("[data-letters-chosen]")).to_contain_text("2")
    page.locator("#many-department").select_option(index=1)
    page.locator("form[data-letters-many] button").click()
    expect(page.locator("main h1")).to_contain_text("2")
    page.locator("main .form-foot button").click()

    expect(page.locator(".messages .good")).to_be_visible()
    expect(watching.locator("[data-letters-said]")).to_contain_text("2")
    assert [one.said for one in (watching, page)] == [[], []]
