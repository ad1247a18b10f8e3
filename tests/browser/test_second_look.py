"""A refused asker's second chances, as a browser shows them: sent again and published, appealed and put right."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from tests.browser.crew import VERSION
from tests.browser.test_asker import ask


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def refuse(crew, text, reason):
    """The second moderator does not publish this text."""
    (case,) = crew.cases(text)
    version = VERSION.search(crew.moderator.get(f"/moderation/{case}/item/").body)[1]
    answer = crew.moderator.post(f"/moderation/{case}/reject/", {"version": version, "reason": reason})
    assert answer.status == 200, answer.body[:300]


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def test_refused_question_is_edited_sent_again_and_published(visitor, open_site, crew, word):
    first, second = f"{word}的局长是不是傻子？", f"{word}的路灯什么时候修？"
    page = visitor(open_site.url)
    number = ask(page, crew.room, first)
    refuse(crew, first, "insult")

    page.goto(f"{open_site.url}/status/")
    page.locator("[data-kept-here] li", has_text=number).locator("button.btn").click()
    expect(page.locator(".notice.stop")).to_contain_text(pgettext("who decided", "by a moderator"))
    press(page, _("Edit and send again"))
    expect(page.locator("textarea[name=body]")).to_have_value(first)
    page.locator("textarea[name=body]").fill(second)
    press(page, _("Send for review"))
    expect(page.locator("[role=status].good")).to_contain_text(_("It was sent again. A moderator reads it next."))
    expect(page.locator("main")).to_contain_text(number)
    crew.decides("approve", second)

    page.goto(crew.room)
    expect(page.locator('[data-queue="open"] > li', has_text=second)).to_be_visible()
    assert first not in page.content()
    assert page.said == []


def test_appeal_on_a_phone_without_scripts_is_answered_by_somebody_else(visitor, open_site, crew, at_work, word):
    text = f"{word}的早餐摊为什么撤了？"
    page = visitor(open_site.url, width=360, java_script_enabled=False)
    page.goto(f"{crew.room}ask/")
    page.locator("textarea[name=body]").fill(text)
    press(page, _("Send for review"))
    number, code = re.search(r"LS-\d{4}-\d{6}", page.content())[0], re.search(r"(?:\w{4}-){3}\w{4}", page.content())[0]
    refuse(crew, text, "too-vague")

    look_up(page, open_site, number, code)
    press(page, _("Ask for a second look"))
    page.locator("textarea[name=text]").fill("哪个小区、哪个摊，我都写清楚了，请再看一看。")
    press(page, _("Ask for a second look"))
    expect(page.locator("main")).to_contain_text(_("You have asked for a second look."))
    judge = at_work("moderator", "/moderation/appeals/")
    judge.get_by_role("link", name=text).click()
    judge.get_by_label(_("No ready sentence")).first.wait_for()
    judge.locator("input[value=sorry]").check()
    press(judge, _("Publish it after all"))
    expect(judge.locator(".messages .notice")).to_contain_text(
        _("The author was right. It is put right, and the author is told.")
    )

    look_up(page, open_site, number, code)
    expect(page.locator("main")).to_contain_text(_("Your appeal was right."))
    expect(page.locator("main")).to_contain_text("您说得对，原来的处理不妥")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def look_up(page, site, number, code):
    page.goto(f"{site.url}/status/")
    page.locator("input[name=number]").fill(number)
    page.locator("input[name=code]").first.fill(code)
    press(page, _("Look up"))
