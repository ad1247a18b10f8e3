"""One letter of each channel from the home page to the closed case, through visible links only."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from tests.browser.letter_people import Telling
from tests.browser.letter_rooms import (
    LAMP,
    Receipt,
    assigns,
    attaches,
    drafts,
    fills,
    finds_waiting,
    looks_up,
    opens,
    passes,
    rates,
    reads_in_public,
    releases,
    searches,
    sends,
    writes,
)
from tests.browser.persons import Person, field

WORDS = {
    "enquiry-zh-CN": (
        "银川西路二十号院路灯不亮",
        "银川西路二十号院东门的两盏路灯不亮已经一周，晚上看不清路，老人摔倒过一次，请尽快修好。",
        "两盏路灯因为电缆受潮断电，我局养护队本周五以前更换电缆并恢复照明，此后每月夜间巡查一次。",
    ),
    "enquiry-en-GB": (
        "Two lamps out in the yard of 20 Yinchuan Road",
        "Two lamps at the east gate of 20 Yinchuan Road have been out for a week. An old man fell there.",
        "The cable of both lamps had drawn damp. Our crew lays a new cable by Friday and looks at it every month.",
    ),
    "mailbox-zh-CN": (
        "区医院夜班车站加装雨棚",
        "到区医院陪护的家属要在雨里等夜班车，站上没有雨棚也没有座椅，请考虑加装。",
        "我局在医院夜班车站加装雨棚和两条座椅，三月底以前完工，施工期间站点临时东移三十米。",
    ),
    "mailbox-en-GB": (
        "A covered stop for the night bus at the hospital",
        "Whoever visits patients at the district hospital waits for the night bus in the rain. A roof would help.",
        "The housing bureau builds a roof with two benches at the night stop of the hospital by the end of March.",
    ),
    "suggestion-zh-CN": (
        "老楼改造时一并预留充电位",
        "建议改造老楼时统一预留电动车集中充电位，由街道和物业共同管理，减少飞线充电。",
        "今年列入计划的十二个小区改造时统一预留集中充电位，六月底前公布位置，由物业负责日常管理。",
    ),
    "suggestion-en-GB": (
        "Charging places in renewed buildings",
        "Plan common charging places for electric bicycles whenever old buildings are renewed, with one keeper.",
        "All twelve estates of this year's plan get common charging places; where they stand is told by June.",
    ),
    "complaint-zh-CN": (
        "物业公司不退还装修押金",
        "去年装修结束并验收合格，物业公司至今不退还押金两千元，多次催要没有结果。",
        "经我局调解，物业公司承认拖延，三个工作日内把押金两千元退回到您的账户，我局已约谈其负责人。",
    ),
    "complaint-en-GB": (
        "The property manager keeps a deposit",
        "The works in our flat were passed a year ago; the manager still keeps the deposit of 2,000 yuan.",
        "After our talk with the manager the deposit of 2,000 yuan comes back to your account in three working days.",
    ),
    "correction-zh-CN": (
        "",
        "统计页面上的部门名称还是去年改名以前的旧名称，请核对后改过来。",
        "该页面上的部门名称已于今天上午更正，感谢您的细心和提醒，欢迎继续监督。",
    ),
    "correction-en-GB": (
        "",
        "The page of the statistics names a bureau that has had another name since last year. Please look at it.",
        "The name of the bureau on that page was put right this morning. Thank you for telling us about it.",
    ),
}


class Channel(Telling):
    """A telling about one channel; `title`, `body` and `answer` are its words in this language."""

    def about(self, key: str) -> None:
        self.key = key
        self.title, self.body, self.answer = WORDS[f"{key}-{self.language}"]

    def look(self, person: Person, stage: str) -> Person:
        self.shot(person, f"{self.key}-{stage}")
        return person

    def about_me(self, *, public: bool | None = None) -> dict:
        given = {_("Your name"): "朱小明", _("Mobile number"): "13800138000"}
        if public is None:
            return given
        choice = _("Yes, without my name and personal details") if public else _("No, only I read it")
        return given | {_("May the letter be published with its answer?"): choice}

    def is_handled(self, number: str, *, outcome: str = "", why: str = "") -> None:
        """Read, assigned, answered by one person and released by another, each looking at the page before."""
        place = self.place("housing")
        self.look(finds_waiting(self.moderator, self.title or self.body), "05-moderator")
        passes(self.moderator, self.title or self.body)
        self.look(opens(self.dispatcher, number), "06-dispatcher")
        assigns(self.dispatcher, number, place).sees(place, within=".messages")
        self.look(opens(self.officer, number), "07-officer").sees(LAMP["name"])
        self.look(drafts(self.officer, number, self.answer), "08-handed-in")
        self.look(opens(self.approver, number), "09-approver")
        self.look(releases(self.approver, number, self.answer, outcome=outcome, why=why), "10-released")

    def ends(self, citizen: Person, receipt: Receipt) -> None:
        """The writer reads the answer and is satisfied, which closes the letter."""
        looks_up(citizen, receipt).sees(self.answer)
        self.look(citizen, "11-answered")
        rates(citizen, _("Satisfied")).sees(_("Closed"), within="#now-title")
        self.look(citizen, "12-closed")


@pytest.fixture
def somebody(visitor, open_site, language):
    return lambda: Person(visitor(open_site.url, language))


@pytest.fixture
def language(request):
    """zh-CN, unless the test asks for others; the test speaks it too."""
    chosen = getattr(request, "param", "zh-CN")
    with translation.override("zh-hans" if chosen.startswith("zh") else "en"):
        yield chosen


@pytest.fixture
def telling(open_site, somebody, language):
    told = Channel(open_site, somebody, language)
    yield told
    told.is_quiet()


both = pytest.mark.parametrize("language", ["zh-CN", "en-GB"], indirect=True)


@both
def test_enquiry_is_answered_rated_and_read_by_a_stranger(telling):
    telling.about("enquiry")
    citizen, stranger = telling.enters(), telling.enters()
    steps = (
        {_("Title"): telling.title, _("What has happened, and what do you ask for?"): telling.body},
        {_("Department"): telling.place("housing")},
        telling.about_me(public=True),
    )
    (receipt,) = writes(telling, citizen, _("Government Online"), steps, name="enquiry")
    citizen.press(_("Where is my letter?")).sees(_("Waiting for review"), within="#now-title")

    telling.is_handled(receipt.number)

    telling.ends(citizen, receipt)
    reads_in_public(stranger, _("Government Online"), telling.title, telling.answer)
    telling.look(stranger, "13-public")
    searches(stranger, telling.answer[-12:]).sees(telling.title)


@both
def test_letter_to_the_head_of_the_district_stays_between_two(telling):
    telling.about("mailbox")
    citizen, stranger = telling.enters(), telling.enters()
    steps = (
        {_("Title"): telling.title, _("What has happened, and what do you ask for?"): telling.body},
        telling.about_me(public=False),
    )
    (receipt,) = writes(telling, citizen, _("District head's mailbox"), steps, name="mailbox")

    telling.is_handled(receipt.number)

    telling.ends(citizen, receipt)
    searches(stranger, telling.title)
    expect(stranger.page.get_by_role("link", name=telling.title)).to_have_count(0)


@both
def test_suggestion_is_taken_up_and_everybody_reads_so(telling):
    telling.about("suggestion")
    citizen, stranger = telling.enters(), telling.enters()
    cause = "老楼里电动车到处飞线充电，去年两次险些起火。"
    steps = (
        {
            _("Title"): telling.title,
            _("What is the matter at present?"): cause,
            _("What do you propose?"): telling.body,
        },
        {},
        telling.about_me(public=True),
    )
    (receipt,) = writes(telling, citizen, _("Citizens' suggestions"), steps, name="suggestion")

    telling.is_handled(receipt.number, outcome=pgettext("outcome", "Adopted"))

    telling.ends(citizen, receipt)
    citizen.sees(pgettext("outcome", "Adopted"))
    reads_in_public(stranger, _("Citizens' suggestions"), telling.title, telling.answer)
    telling.look(stranger, "13-public")


@both
def test_complaint_is_settled_and_nobody_else_reads_it(telling):
    telling.about("complaint")
    citizen, stranger = telling.enters(), telling.enters()
    steps = (
        {_("Whom is it about?"): "海风物业公司", _("Where are they?"): "海风路八号"},
        {
            _("Title"): telling.title,
            _("What has happened, and what do you ask for?"): telling.body,
            _("What do you claim?"): "退还押金两千元。",
        },
        telling.about_me(),
    )
    (receipt,) = writes(telling, citizen, _("Complaints and reports"), steps, name="complaint")

    telling.is_handled(receipt.number)

    telling.ends(citizen, receipt)
    searches(stranger, telling.title)
    expect(stranger.page.get_by_role("link", name=telling.title)).to_have_count(0)


@both
def test_site_error_is_told_from_the_page_that_has_it(telling):
    telling.about("correction")
    citizen = telling.enters()
    citizen.follow(_("Figures"), within=".top").follow(_("Something wrong on this page?"), within=".foot")
    expect(field(citizen.page, _("Address of the page"))).to_have_value(re.compile("/statistics/$"))
    fills(citizen, {_("What is wrong there?"): telling.body, _("What is it?"): pgettext("site error", "Out of date")})
    attaches(citizen, LAMP)
    telling.look(citizen, "02-step-1")
    citizen.press(_("Continue"), within=".form-foot").sees("/statistics/")
    telling.look(citizen, "03-check")
    (receipt,) = sends(telling, citizen, "correction")

    telling.is_handled(receipt.number, outcome=pgettext("outcome", "Put right"))

    telling.ends(citizen, receipt)
