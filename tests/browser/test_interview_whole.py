"""One interview from its draft to the late written answer, told through visible links only, in both languages.

Producer, approver, host, two guests, a transcriber, a moderator, two citizens without accounts, and an officer.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from people.demo_district import ACCOUNTS, DEPARTMENTS
from tests.browser.persons import Person, field, shot
from tests.rig.serving import Serving

NAMES = {handle: name for handle, name, _role, _place in ACCOUNTS}
HOUSING = next((name, name_en) for slug, _kind, name, name_en, _duties in DEPARTMENTS if slug == "housing")
ENGINEER, WHEN = "王海", "%Y-%m-%dT%H:%M"
AWAY = """
from datetime import datetime, timedelta
from unittest.mock import patch
from django.core.management import call_command
from django.utils import timezone
now = timezone.now
with patch.object(timezone, "now", lambda: now() + timedelta(seconds=65)):
    call_command("tick")
"""  # a minute passes for the clock's job alone: nobody waits for it, and no row is changed behind the records' back
WORDS = {
    "zh-CN": {
        "title": "老旧小区怎样加装电梯（全程）",
        "asked": "三号楼加装电梯的公示什么时候开始？",
        "left": "加装电梯之后，一楼住户的采光受影响怎么补偿？",
        "typed": "公示下周一开始，公示期十天。",
        "said": "公示结束后一个月内开工。",
        "draft": "一楼住户采光受影响的，由第三方机构实地测算，按照小区业主大会通过的办法给予补偿，年底以前答复到户。",
    },
    "en-GB": {
        "title": "Lifts for older estates, the whole story",
        "asked": "When does the notice for the lift of block three begin?",
        "left": "How are ground-floor residents paid for the light they lose to a lift?",
        "typed": "The notice begins next Monday and stands for ten days.",
        "said": "Work starts within a month of the notice.",
        "draft": "An independent office measures the light each ground-floor home loses. The owners' meeting has agreed on "
        "the payment, and every household has its answer by the end of the year.",
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with Serving(tmp_path_factory.mktemp("whole"), demo=True, env={"CAPTCHA": "off"}) as serving:
        yield serving


@pytest.fixture(params=["zh-CN", "en-GB"])
def language(request):
    """A language of the site; the test speaks it too."""
    with translation.override("zh-hans" if request.param.startswith("zh") else "en"):
        yield request.param


@pytest.fixture
def somebody(visitor, site, language):
    """`somebody()`: another person who opens the home page."""
    return lambda: Person(visitor(site.url, language))


class Interview:
    """What this telling is about, and how each of its people does their part."""

    def __init__(self, site, somebody, language):
        self.site, self.somebody, self.language = site, somebody, language
        self.text = WORDS[language]
        self.people: list[Person] = []

    def enters(self, role: str = "", handle: str = "") -> Person:
        person = self.somebody()
        self.people.append(person)
        if role:
            person.becomes(role)
        return person.signs_in(handle) if handle else person

    def shot(self, person: Person, stage: str) -> None:
        shot(person, f"{stage}-{self.language[:2]}")

    def enters_studio(self, role: str = "", handle: str = "") -> Person:
        person = self.enters(role, handle).follow(_("Studio"), within=".top")
        return person.follow(_("Open the studio"), within="li.card", has=self.text["title"])

    def enters_room(self) -> Person:
        person = self.enters().follow(_("Live interviews"), within=".top").follow(self.text["title"])
        expect(person.page.locator("[data-light]")).to_have_attribute("data-state", "live")
        return person


@pytest.fixture
def interview(site, somebody, language):
    return Interview(site, somebody, language)


def test_interview_is_made_told_interrupted_ended_and_answered_in_writing(interview):
    producer = is_made(interview)
    is_signed_off(interview)
    is_announced(interview, producer)
    asker, follower = interview.enters_room(), interview.enters_room()
    asks(asker, interview.text["asked"])
    receipt = asks(follower, interview.text["left"])
    interview.shot(follower, "04-receipt")
    lets_through(interview)

    host, guest, transcriber = takes_places(interview)
    goes_live(interview, host, guest)
    is_answered(interview, host, guest, transcriber, asker)
    is_interrupted(interview, host, asker, guest)
    host = goes_on(interview, asker)
    ends(interview, host, asker)
    stays(interview, asker)

    is_passed_on(interview, follower, receipt)
    is_answered_in_writing(interview, receipt)
    reads_the_answer(interview, follower, receipt, asker)
    assert [person.page.said for person in interview.people] == [[]] * len(interview.people)


def is_made(interview) -> Person:
    producer, title = interview.enters(_("Producer")), interview.text["title"]
    page = producer.page
    producer.follow(_("New: %(channel)s") % {"channel": _("Live interviews")})
    start = datetime.now() + timedelta(hours=2)
    for label, text in {
        "Title in Chinese": title,
        "Title in English": title,
        "Summary in Chinese": "住房和城乡建设局介绍加装电梯的申请、公示和施工。",
        "Summary in English": "The housing bureau explains how a lift is applied for, announced and built.",
        "Begins": start.strftime(WHEN),
        "Themes": "公示 | Notices\n补偿 | Payments",
    }.items():
        field(page, _(label)).fill(text)
    field(page, _("Department")).select_option(label=HOUSING[interview.language != "zh-CN"])
    interview.shot(producer, "01-form")
    producer.press(_("Save the draft"))
    takes_in(producer, _("Host"), "demo-host")
    takes_in(producer, _("Guest"), "demo-guest")
    takes_in(producer, _("Guest"), "", name=ENGINEER)
    takes_in(producer, _("Transcriber"), "demo-transcriber")
    takes_in(producer, _("Moderator"), "demo-moderator")
    takes_in(producer, _("Moderator"), "demo-moderator-2")
    interview.shot(producer, "02-people")
    producer.follow(_("Back to the activity")).press(_("Submit for approval"))
    return producer.sees(_("It is submitted. Somebody else now reads and approves it."))


def takes_in(producer: Person, part: str, handle: str, name: str = "") -> None:
    producer.follow(f"· {part}")
    if handle:
        field(producer.page, _("Account")).select_option(label=NAMES[handle])
    if name:
        field(producer.page, _("Name")).fill(name)
    producer.press(_("Save")).sees(_("The list of people is kept."))


def is_signed_off(interview) -> None:
    approver = interview.enters(_("Approver")).follow(_("Interviews to approve"), within=".demo-card")
    approver.follow(interview.text["title"])
    interview.shot(approver, "03-approval")
    approver.press(pgettext("activity", "Approve")).sees(_("It is approved. Its producer can announce it."))
    approver.leaves()


def is_announced(interview, producer) -> None:
    producer.page.reload()
    producer.press(_("Announce it now")).sees(_("It is announced. Everybody can see it now."))
    producer.press(_("Take questions from now on")).sees(_("Questions can be sent from now on."))


def asks(citizen: Person, text: str) -> tuple[str, str]:
    """Sends a question; number and code of the receipt."""
    box = citizen.page.locator("[data-ask-form]")
    box.locator("textarea[name=body]").fill(text)
    citizen.press(_("Send for review"), within="[data-ask-form]").sees(_("Reference number"), within="[data-ask-receipt]")
    return tuple(citizen.page.locator(part).inner_text() for part in ("#ask-number", "#ask-code"))


def lets_through(interview) -> None:
    moderator = interview.enters(_("Moderator"))
    for text in (interview.text["asked"], interview.text["left"]):
        moderator.follow(text, within=".queue-pane").sees(text, within=".item-text")
        if text == interview.text["left"]:
            interview.shot(moderator, "05-desk")
        moderator.press(_("Publish"), within=".item-pane .acts")
        expect(moderator.page.locator("[data-case]:not(.is-over)", has_text=text)).to_have_count(0)


def takes_places(interview) -> tuple[Person, Person, Person]:
    host = interview.enters_studio(_("Host"))
    host.sees(_("Not tested yet. The host sends one in the studio."), within=".ready")
    interview.shot(host, "06-not-ready")
    guest = interview.enters_studio(_("Guest"))
    transcriber = interview.enters_studio(handle="demo-transcriber")
    return host, guest, transcriber


def goes_live(interview, host: Person, guest: Person) -> None:
    host.press(_("Send a test frame"), within=".ready")
    guest.sees(_("The test frame has arrived at this page."), within="[data-news]")
    expect(host.page.locator(".ready .is-yes")).to_have_count(5)
    interview.shot(host, "07-ready")
    host.press(_("Go live"), within=".studio-bar").press(_("Yes: Go live"), within=".studio-bar")
    host.sees(_("Live now"), within=".studio-bar")


def is_answered(interview, host, guest, transcriber, asker) -> None:
    text = interview.text
    host.press(_("Shortlist"), within="[data-key=approved-list] > li", has=text["asked"])
    host.press(_("Put on air"), within="[data-shortlist] > li", has=text["asked"])
    asker.sees(text["asked"], within="#now-title")
    answers(transcriber, ENGINEER, text["typed"])
    answers(guest, NAMES["demo-guest"], text["said"])
    asker.sees(text["typed"], within="[data-stream]").sees(ENGINEER, within="[data-stream]")
    asker.sees(text["said"], within="[data-stream]")
    interview.shot(asker, "08-room-live")
    interview.shot(host, "09-studio-live")


def answers(writer: Person, name: str, text: str) -> None:
    field = writer.page.get_by_label(_("Answer of %(name)s") % {"name": name})
    field.fill(text)
    field.locator("xpath=ancestor::form").get_by_role("button", name=_("Publish the answer")).click()
    writer.sees(text, within=".studio-air .draft > .said")


def is_interrupted(interview, host, asker, guest) -> None:
    host.leaves()
    interview.people.remove(host)
    interview.site.manage("shell", "-v", "0", "-c", AWAY)
    asker.sees(_("The interview is interrupted."), within=".standing").sees("主持人", within="[data-why]")
    guest.sees(_("The interview is interrupted."), within=".studio-banners")
    interview.shot(asker, "10-room-interrupted")
    interview.shot(guest, "11-studio-interrupted")


def goes_on(interview, asker) -> Person:
    host = interview.enters_studio(_("Host"))
    host.press(_("I am here: go on"), within=".studio-banners").sees(_("Live now"), within=".studio-bar")
    asker.sees(_("Live now"), within=".room-head")
    expect(asker.page.locator(".standing [data-why]")).to_be_hidden()
    return host


def ends(interview, host, asker) -> None:
    host.press(pgettext("studio", "More"), within=".studio-bar").press(_("Wrap up"), within=".studio-bar")
    asker.sees(pgettext("interview", "Last answers"), within=".room-head")
    interview.shot(asker, "12-room-wrapping-up")
    host.press(_("End the interview"), within=".studio-bar").press(_("Yes: End the interview"), within=".studio-bar")
    asker.sees(_("The interview has moved on."))
    interview.shot(host, "13-studio-ended")


def stays(interview, asker) -> None:
    """The archive at the room's address, with all that belongs to it."""
    address, text = asker.page.url.partition("#")[0], interview.text
    asker.follow(_("Reload to see what is new"), within="[data-fresh-page]")
    asker.sees(pgettext("interview", "Ended"), within=".room-head").sees(text["typed"]).sees(text["said"])
    assert asker.page.url.partition("#")[0] == address
    interview.shot(asker, "14-archive")
    links = f'nav[aria-label="{_("What stays of this interview")}"]'
    asker.follow(_("Transcript"), within=links).sees(text["typed"], within=".transcript").sees(text["left"])
    interview.shot(asker, "15-transcript")
    asker.follow(_("In numbers"), within=links)
    expect(asker.page.locator("main h1")).to_be_visible()
    interview.shot(asker, "16-statistics")
    asker.follow(_("The record"), within=links)
    sealed = asker.page.locator("#last-hash").inner_text()
    interview.shot(asker, "17-record")
    number = re.search(r"/interview/(\d+)/", address)[1]
    assert sealed in interview.site.manage("verify_transcript", number)
    asker.follow(_("The interview"), within=links)


def looks_up(follower: Person, receipt) -> Person:
    follower.follow(_("Find my case"), within=".top")
    field(follower.page, _("Reference number")).fill(receipt[0])
    field(follower.page, _("Query code")).fill(receipt[1])
    return follower.press(_("Look up")).sees(receipt[0])


def is_passed_on(interview, follower, receipt) -> None:
    looks_up(follower, receipt).sees(_("Passed to the department")).sees(_("Answer due by"))
    due = follower.page.locator("main .pairs b time").get_attribute("datetime")
    assert due[:10] > datetime.now().strftime("%Y-%m-%d")
    interview.shot(follower, "18-status-due")


def is_answered_in_writing(interview, receipt) -> None:
    draft = interview.text["draft"]
    officer = interview.enters(_("Officer"))
    interview.shot(officer, "19-inbox")
    finds(officer, receipt[0])
    field(officer.page, _("The answer")).fill(draft)
    interview.shot(officer, "20-letter")
    officer.press(_("Hand in for release")).sees(_("Handed in. Somebody else now reads and releases it."))
    approver = interview.enters(_("Approver"))
    finds(approver, receipt[0])
    approver.sees(draft)
    interview.shot(approver, "21-release")
    approver.press(_("Release the answer"))
    approver.sees(_("Released. The writer of the letter is told, and the clock has stopped."))


def finds(clerk: Person, number: str) -> None:
    field(clerk.page, _("Number or words")).fill(number)
    clerk.press(_("Find")).sees(number, within="main header")


def reads_the_answer(interview, follower, receipt, asker) -> None:
    draft = interview.text["draft"]
    looks_up(follower, receipt).sees(draft)
    interview.shot(follower, "22-status-answered")
    asker.page.reload()
    asker.sees(draft, within="[data-stream]")
    interview.shot(asker, "23-archive-answered")
