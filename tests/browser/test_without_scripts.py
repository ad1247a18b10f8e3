"""The main journey without JavaScript in any window, in both languages, over visible links and buttons alone."""

import re

import pytest
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from playwright.sync_api import expect

WORDS = (*"二三四五六七八九", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGITS = dict(zip(WORDS, "23456789" * 2, strict=True))


class Plain:
    """A browser window without scripts, of a person who reads this language."""

    def __init__(self, visitor, site, language: str):
        self.page = visitor(site.url, language, java_script_enabled=False)

    def follow(self, name: str):
        self.page.get_by_role("link", name=name).first.click()

    def press(self, name: str, *, beside: str = ""):
        """The button of this name, in the list item or form that holds the text `beside`."""
        around = self.page.locator("li", has_text=beside) if beside else self.page.locator("body")
        around.get_by_role("button", name=name).first.click()

    def sees(self, part: str, text: str):
        expect(self.page.locator(part).filter(has_text=text).first).to_be_visible()


@pytest.fixture(params=["zh-CN", "en"])
def language(request):
    """A language of the site; the test speaks it too."""
    with translation.override("zh-hans" if request.param.startswith("zh") else "en"):
        yield request.param


@pytest.fixture
def person(visitor, small_site, language):
    return lambda: Plain(visitor, small_site, language)


def ask(asker: Plain, text: str) -> None:
    asker.follow(_("Enter the live room"))
    asker.follow(_("Ask a question"))
    asker.page.locator("textarea[name=body]").fill(text)
    asker.page.locator("input[name=byline]").fill("海风")
    asker.press(_("Send for review"))


def solve(asker: Plain) -> None:
    """Reads the digits in words, in the tab that the link opens."""
    asker.page.get_by_text(_("I can neither read the picture nor understand the sound")).click()
    with asker.page.expect_popup() as opened:
        asker.follow(_("Show the digits in words"))
    words = opened.value.locator("main .card").inner_text()
    opened.value.close()
    asker.page.locator("input[name=answer]").fill("".join(DIGITS[one] for one in re.findall("|".join(DIGITS), words)))
    asker.press(_("Send for review"))


def test_question_is_asked_approved_aired_and_answered_without_scripts(person, language):
    asker, watcher, moderator, host, guest = (person() for _place in range(5))
    question = "没有脚本也能问吗？" if language == "zh-CN" else "关掉程序的老式浏览器还能用吗？"
    answer = f"能，没有脚本（{language}）也能答。"
    watcher.follow(_("Enter the live room"))

    asks(asker, question)
    lets_through(moderator, question)
    asker.follow(_("Ask another question"))
    asker.sees(".mine li", _("Approved, in the queue"))
    supports(watcher, question)

    puts_on_air(host, question)
    asker.page.reload()
    asker.sees(".mine li", _("Being answered now"))
    watcher.follow(_("Reload to see what is new"))
    watcher.sees("[data-now]", question)

    answers(guest, question, answer)
    watcher.follow(_("Reload to see what is new"))
    watcher.sees("article.qa", question)
    watcher.sees("article.qa [data-answer]", answer)
    asker.page.reload()
    asker.sees(".mine li", _("Answered live"))
    asker.follow(_("Read the answer"))
    asker.sees("article.qa [data-answer]", answer)
    assert [one.page.said for one in (asker, watcher, moderator, host, guest)] == [[]] * 5


def asks(asker: Plain, question: str) -> None:
    ask(asker, question)
    asker.sees("blockquote", question)
    solve(asker)
    asker.sees("[data-ask-receipt] h3", _("We have your question"))
    expect(asker.page.locator("#ask-number")).to_have_text(re.compile(r"\d{6}"))
    asker.sees(".mine", _("Waiting for review"))


def lets_through(moderator: Plain, question: str) -> None:
    moderator.press(_("Moderator"))
    moderator.page.locator(".queue a", has_text=question).click()
    moderator.press(_("Publish"))
    expect(moderator.page.locator(".queue", has_text=question)).to_have_count(0)


def supports(watcher: Plain, question: str) -> None:
    watcher.follow(_("Reload to see what is new"))
    watcher.page.locator("#asked li", has_text=question).locator("[data-up]").click()
    watcher.press(_("Yes, I would like to know this too"))
    expect(watcher.page.locator("#asked li", has_text=question).locator("[data-supports]")).to_have_text("1")


def puts_on_air(host: Plain, question: str) -> None:
    host.press(_("Host"))
    host.press(_("Put on air"), beside=question)
    host.sees("#air-title", question)


def answers(guest: Plain, question: str, answer: str) -> None:
    guest.press(_("Guest"))
    guest.sees("#air-title", question)
    guest.page.locator(".studio-air textarea[name=text]").fill(answer)
    guest.press(_("Publish the answer"))
    guest.sees(".draft .said", answer)


def test_refused_question_says_why_without_scripts(person, language):
    asker, moderator = person(), person()
    question = "这条会被退回吗？" if language == "zh-CN" else "请问哪一类内容不予公开？"
    ask(asker, question)
    solve(asker)

    moderator.press(_("Moderator"))
    moderator.page.locator(".queue a", has_text=question).click()
    moderator.page.locator("details[data-reject] summary").click()
    reason = moderator.page.locator("details[data-reject] li").first
    reason.get_by_role("radio").check()
    sentence = reason.locator(f'.reason-said [lang="{"en" if get_language() == "en" else "zh-Hans"}"]').inner_text()
    moderator.press(_("Do not publish, send this reason"))

    asker.page.reload()
    asker.follow(_("Ask another question"))
    asker.sees(".mine li", _("Not published"))
    asker.sees(".mine .notice", sentence)
    moderator.press(_("Undo"))
    asker.page.reload()
    asker.sees(".mine li", _("Waiting for review"))
