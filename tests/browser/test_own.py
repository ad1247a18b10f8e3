"""What an author does after sending, in a real browser without scripts, on a phone: asked, put right, taken back."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from interaction.rehearsal.browser import Browser

LIST = {"name": "签字.txt", "mimeType": "text/plain", "buffer": "三号楼全体业主同意".encode()}


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def dispatcher(open_site):
    """Acts over plain HTTP."""
    browser = Browser(open_site.urls)
    assert browser.post("/demo/as/demo-dispatcher/", {}, accept="text/html").status == 302
    yield browser
    browser.close()


def written(page, site, title):
    """Number and code of a letter that was just sent without scripts."""
    page.goto(f"{site.url}/enquiry/new/")
    page.locator("[name=title]").fill(title)
    page.locator("[name=body]").fill(f"{title}，请尽快答复我们。")
    for _step in range(2):
        page.locator(".form-foot button[value=next]").click()
    page.locator("[name=name]").fill("朱小明")
    page.locator("[name=phone]").fill("13800138000")
    page.locator(".form-foot button[value=next]").click()
    page.locator("form button.btn").last.click()
    return [one.strip() for one in page.locator(".receipt .code").all_inner_texts()]


def look_up(page, site, number, code):
    page.goto(f"{site.url}/status/")
    page.locator("#id_number").fill(number)
    page.locator("#id_code").fill(code)
    page.locator("form:has(#id_code) button").click()


def ask_for(dispatcher, title, missing):
    """The dispatcher asks the author of this letter to put something right."""
    pk = re.search(
        r'href="/desk/(\d+)/[^"]*"[^>]*>[^<]*' + re.escape(title), dispatcher.get("/desk/?tab=accepted").body
    )
    pk = pk or re.search(r"/desk/(\d+)/", dispatcher.get(f"/desk/?q={title}").body)
    page = dispatcher.get(f"/desk/{pk[1]}/").body
    form = page[page.index(f'action="/desk/{pk[1]}/correction/"') :]
    version = re.search(r'name="version"[^>]*value="(\d+)"', form)[1]
    answer = dispatcher.post(f"/desk/{pk[1]}/correction/", {"missing": missing, "version": version}, accept="text/html")
    assert answer.status == 302, answer.body[:500]


def test_author_puts_right_with_a_file_and_takes_the_letter_back(visitor, open_site, crew, dispatcher, word):
    title = f"{word}楼何时装电梯"
    page = visitor(open_site.url, width=360, java_script_enabled=False)
    number, code = written(page, open_site, title)
    crew.decides("approve", title)
    ask_for(dispatcher, title, "请附上全体业主的签字。")

    look_up(page, open_site, number, code)
    expect(page.locator(".notice.warn")).to_contain_text("请附上全体业主的签字。")
    page.locator('form[action="/status/correct/"] button').click()
    page.locator("[name=text]").fill("签字附在后面，请查收。")
    page.locator("[name=attached]").set_input_files([LIST])
    page.locator(".form-foot button").click()
    expect(page.locator("[role=status].good")).to_be_visible()
    expect(page.locator("main")).to_contain_text("签字.txt")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    with page.expect_download() as given:
        page.get_by_role("button", name="签字.txt").click()
    assert given.value.suggested_filename == "签字.txt"
    page.locator("#withdraw summary").click()
    page.locator("#withdraw button").click()
    expect(page.locator("#now-title")).to_have_text(_("Withdrawn by you"))
