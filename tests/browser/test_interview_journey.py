"""The main journey, from the home page over visible links: ask, approve, air, answer, and a second citizen sees it."""

import statistics
import time

import pytest
from playwright.sync_api import expect

ENTER = {"zh-CN": "进入直播间", "en": "Enter the live room"}
READ_CAPTCHA = "from captcha.models import CaptchaStore; print(CaptchaStore.objects.latest('pk').response)"


class Cast:
    """The five people of the journey, each at their own browser."""

    def __init__(self, visitor, site, language):
        self.site, self.enter = site, ENTER[language]
        first, last = site.urls[0], site.urls[-1]
        self.asker, self.watcher = visitor(first, language), visitor(last, language)
        self.moderator, self.host, self.guest = (visitor(url, language) for url in (last, first, last))
        self.delays: list[float] = []

    def pages(self):
        return [self.asker, self.watcher, self.moderator, self.host, self.guest]

    def take_places(self):
        for page in (self.asker, self.watcher):
            page.get_by_role("link", name=self.enter).first.click()
            page.wait_for_selector("[data-room]")
        for page, role in ((self.moderator, "moderator"), (self.host, "host"), (self.guest, "guest")):
            page.locator(f'button[formaction="/demo/as/demo-{role}/"]').click()
            page.wait_for_load_state()

    def ask(self, text):
        box = self.asker.locator("[data-ask-box]")
        box.locator("textarea[name=body]").fill(text)
        box.locator("form button.wide").click()
        answer = box.locator("input[name=answer]")
        receipt = box.locator("[data-ask-receipt]")
        expect(answer.or_(receipt).first).to_be_visible()
        if answer.count():
            answer.fill(self.site.manage("shell", "-v", "0", "-c", READ_CAPTCHA).strip())
            box.locator("form button.wide").last.click()
        expect(receipt).to_be_visible()
        expect(self.asker.locator("[data-ask-part=mine]")).to_contain_text(text)

    def approve(self, text):
        self.moderator.locator(".queue-pane a", has_text=text).first.click()
        expect(self.moderator.locator(".item-pane")).to_contain_text(text)
        self.moderator.keyboard.press("a")
        self.clock(lambda: expect(self.watcher.locator("#asked")).to_contain_text(text))

    def air(self, text):
        self.host.locator('button[id^="air-"]', has_text=text).click()
        self.clock(lambda: expect(self.watcher.locator("#now-title [data-air]")).to_contain_text(text))

    def answer(self, question, text):
        expect(self.guest.locator("#air-title")).to_contain_text(question)
        self.guest.locator('textarea[id^="answer-"]').first.fill(text)
        self.guest.locator('button[id^="publish-"]').first.click()
        self.clock(lambda: expect(self.watcher.locator("[data-stream]")).to_contain_text(text))

    def look_for_answer(self, text):
        """The asker may have scrolled down to the ask box: then new items wait behind a button and nothing moves."""
        shown, jump = self.asker.locator("[data-stream]"), self.asker.locator("[data-jump]")
        expect(shown.filter(has_text=text).or_(jump.filter(visible=True)).first).to_be_visible()
        if jump.is_visible():
            jump.click()
        expect(shown).to_contain_text(text)

    def clock(self, seen):
        start = time.monotonic()
        seen()
        self.delays.append(time.monotonic() - start)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_question_goes_from_the_asker_to_every_viewer(request, visitor, size, language, capsys):
    site = request.getfixturevalue(f"{size}_site")
    cast = Cast(visitor, site, language)
    cast.take_places()
    for number in range(3):
        question, answer = f"{language}第{number}问：消防通道怎么保证？", f"{language}第{number}答：每季度重画标线。"
        cast.ask(question)
        cast.approve(question)
        cast.air(question)
        cast.answer(question, answer)
        cast.look_for_answer(answer)
        cast.asker.locator("[data-ask-again]").click()

    assert [page.said for page in cast.pages()] == [[]] * 5
    with capsys.disabled():
        typical = statistics.median(cast.delays)
        print(f"\n  {size} {language}: seen by the second citizen after a median of {typical:.2f} s")
