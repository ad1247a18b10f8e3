"""One interview from its draft to the late written answer, told through visible links only, in both languages.

Producer, approver, host, two guests, a transcriber, a moderator, two citizens without accounts, and an officer.
"""

import re
from datetime import datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from tests.browser.persons import Person, field
from tests.browser.telling import (
    ENGINEER,
    NAMES,
    Interview,
    answers,
    asks,
    finds,
    is_announced,
    is_made,
    is_signed_off,
    lets_through,
    looks_up,
    takes_places,
)
from tests.rig.serving import Serving

AWAY = """
from datetime import timedelta
from unittest.mock import patch
from django.core.management import call_command
from django.utils import timezone
now = timezone.now
with patch.object(timezone, "now", lambda: now() + timedelta(seconds=65)):
    call_command("tick")
"""  # a minute passes for the clock's job alone: nobody waits for it, and no row is changed behind the records' back


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


def is_interrupted(interview, host, asker, guest) -> None:
    interview.leaves(host)
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


def reads_the_answer(interview, follower, receipt, asker) -> None:
    draft = interview.text["draft"]
    looks_up(follower, receipt).sees(draft)
    interview.shot(follower, "22-status-answered")
    asker.page.reload()
    asker.sees(draft, within="[data-stream]")
    interview.shot(asker, "23-archive-answered")
