"""Letters that do not go straight: given back, answered badly, asked back, parted, late, or no longer to be public."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from tests.browser.letter_people import NAMES, Telling
from tests.browser.letter_rooms import (
    Receipt,
    assigns,
    drafts,
    finds_waiting,
    looks_up,
    opens,
    passes,
    rates,
    reads_in_public,
    releases,
    searches,
    writes,
)
from tests.browser.persons import Person, field

BODY = "What has happened, and what do you ask for?"
PHONE = "13912345678"
ANSWER = "屋面防水层由我局维修队下周三前重做，完工后请楼长和两位住户一起验收，保修五年。"


@pytest.fixture
def telling(open_site, visitor):
    """In Chinese; at its end no console may have complained."""
    with translation.override("zh-hans"):
        told = Telling(open_site, lambda: Person(visitor(open_site.url)), "zh-CN")
        yield told
        told.is_quiet()


def sends(telling, citizen: Person, title: str, body: str, *, public: bool = False) -> Receipt:
    """An enquiry of this citizen, who may agree to publication."""
    agrees = _("Yes, without my name and personal details") if public else _("No, only I read it")
    about_me = {_("Your name"): "钱多多", _("Mobile number"): PHONE}
    steps = (
        {_("Title"): title, _(BODY): body},
        {},
        about_me | {_("May the letter be published with its answer?"): agrees},
    )
    return writes(telling, citizen, _("Government Online"), steps, name="trouble")[0]


def is_assigned(telling, title: str, number: str, slug: str = "housing") -> None:
    finds_waiting(telling.moderator, title)
    passes(telling.moderator, title)
    assigns(telling.dispatcher, number, telling.place(slug))


def gives_back(officer: Person, number: str, reason: str) -> None:
    opens(officer, number).press(_("Give it back: not ours"))
    field(officer.page, _("Why is it not yours, and whose is it?")).fill(reason)
    officer.press(_("Give it back"), within="form[action$='/not-ours/']")


def test_letter_that_came_back_twice_is_assigned_for_good_by_a_supervisor(telling):
    title = "山脚步道的台阶松动"
    citizen = telling.enters()
    receipt = sends(telling, citizen, title, "北宅山脚步道第三段台阶松动，昨天有人踩空，请派人修好。")
    is_assigned(telling, title, receipt.number)

    gives_back(telling.officer, receipt.number, "步道不归住建局管，应是风景区。")
    assigns(telling.dispatcher, receipt.number, telling.place("housing"))
    gives_back(telling.officer, receipt.number, "仍然不是我局的，请风景区办理。")
    opens(telling.dispatcher, receipt.number)
    telling.shot(telling.dispatcher, "twice-dispatcher")
    expect(telling.dispatcher.page.locator("#assign")).to_have_count(0)
    opens(telling.supervisor, receipt.number)
    telling.shot(telling.supervisor, "twice-supervisor")
    telling.supervisor.sees("仍然不是我局的")
    assigns(telling.supervisor, receipt.number, telling.place("housing"))

    opens(telling.officer, receipt.number)
    telling.shot(telling.officer, "twice-officer")
    expect(telling.officer.page.locator("form[action$='/not-ours/']")).to_have_count(0)
    looks_up(citizen, receipt).sees(telling.place("housing"))
    telling.shot(citizen, "twice-author")


def test_answer_that_did_not_help_is_sent_back_by_the_approver_and_written_anew(telling):
    title, again = "顶楼漏雨修了还漏", "第二次派员检查发现落水口堵塞，已清掏并加装滤网，本周五再做一次淋水试验。"
    citizen = telling.enters()
    receipt = sends(telling, citizen, title, "顶楼漏雨去年修过一次，这个月下雨又漏，请彻底解决。")
    is_assigned(telling, title, receipt.number)
    drafts(telling.officer, receipt.number, ANSWER)
    opens(telling.approver, receipt.number).press(_("Send it back with a reason"))
    field(telling.approver.page, _("What is to be changed")).fill("请写明保修期限从哪天算起。")
    telling.approver.press(_("Send back"), within="form[action$='/send-back/']")
    opens(telling.officer, receipt.number).sees("请写明保修期限从哪天算起。")
    drafts(telling.officer, receipt.number, f"{ANSWER}保修自验收之日起算。")
    releases(telling.approver, receipt.number, "保修自验收之日起算")

    looks_up(citizen, receipt).sees("保修自验收之日起算")
    rates(citizen, _("Not satisfied"), "修好的第二天又漏了。")
    telling.shot(citizen, "redo-author")
    citizen.sees(_("To be answered anew"))
    opens(telling.officer, receipt.number)
    telling.shot(telling.officer, "redo-officer")
    drafts(telling.officer, receipt.number, again)
    releases(telling.approver, receipt.number, again)

    looks_up(citizen, receipt).sees(again)
    rates(citizen, _("Not satisfied"), "还是漏。").sees(_("Still not settled?"))
    telling.shot(citizen, "redo-end")


def test_consent_taken_back_empties_list_and_search(telling):
    title = "滨河公园夜间照明偏暗"
    citizen, stranger = telling.enters(), telling.enters()
    receipt = sends(telling, citizen, title, "滨河公园南段夜里照明偏暗，跑步的人看不清台阶。", public=True)
    is_assigned(telling, title, receipt.number)
    drafts(telling.officer, receipt.number, ANSWER.replace("屋面防水层", "南段灯具"))
    releases(telling.approver, receipt.number, "南段灯具")
    reads_in_public(stranger, _("Government Online"), title, "南段灯具")
    address = stranger.page.url
    searches(stranger, title)
    expect(stranger.page.get_by_role("link", name=title)).to_have_count(1)

    looks_up(citizen, receipt).press(_("Take back my consent"))
    telling.shot(citizen, "consent-sure")
    citizen.press(_("Yes, take it back"))
    telling.shot(citizen, "consent-gone")

    searches(stranger, title)
    expect(stranger.page.get_by_role("link", name=title)).to_have_count(0)
    stranger.follow(_("Ask a department"), within=".top").sees(_("Before you write"))
    expect(stranger.page.get_by_role("link", name=title)).to_have_count(0)
    assert stranger.page.request.get(address).status in (404, 410)
    looks_up(citizen, receipt).sees("南段灯具")


def test_lost_code_is_replaced_and_the_old_one_is_dead(telling):
    citizen = telling.enters()
    receipt = sends(telling, citizen, "幼儿园门口想设减速带", "幼儿园门口车速很快，接送时很危险，想设一条减速带。")
    citizen.follow(_("Find my case"), within=".top").follow(_("I have lost my query code"))
    field(citizen.page, _("Reference number")).fill(receipt.number)
    field(citizen.page, _("Mobile number or mail address you gave with it")).fill(PHONE)
    telling.shot(citizen, "lost-asked")
    citizen.press(_("Send me the digits")).sees(_("Enter the six digits"))
    telling.shot(citizen, "lost-digits")
    phone = telling.enters().follow(_("What was sent"), within=".demo-bar")
    telling.shot(phone, "lost-phone")
    digits = re.search(r"(?<!\d)\d{6}(?!\d)", phone.page.locator("main").inner_text())[0]
    field(citizen.page, _("Six digits we have sent you")).fill(digits)
    citizen.press(_("Show my new query code")).sees(receipt.number)
    telling.shot(citizen, "lost-new")
    fresh = Receipt(*citizen.page.locator(".receipt .code").all_inner_texts())

    assert fresh.code != receipt.code
    looks_up(citizen, fresh).sees("减速带")
    citizen.follow(_("Find my case"), within=".top")
    field(citizen.page, _("Reference number")).fill(receipt.number)
    field(citizen.page, _("Query code")).fill(receipt.code)
    citizen.press(_("Look up"), within="main form.card")
    expect(citizen.page.locator("#now-title")).to_have_count(0)
    citizen.page.said.clear()  # the browser tells of the answer 404, which is wanted


def test_cases_of_an_officer_on_leave_are_handed_over_at_once(telling):
    title = "储藏室改做值班室需要审批吗"
    citizen = telling.enters()
    receipt = sends(telling, citizen, title, "楼下储藏室想改成值班室，需要到哪个部门审批，要带什么材料？")
    is_assigned(telling, title, receipt.number)
    away = telling.enters(handle="demo-officer-2")
    opens(away, receipt.number).press(_("I take this letter"))

    telling.supervisor.follow(_("Hand over the cases of a colleague"))
    telling.shot(telling.supervisor, "leave-form")
    for label, handle in ((_("Who is away"), "demo-officer-2"), (_("Who takes over"), "demo-officer")):
        box = field(telling.supervisor.page, label)
        chosen = box.locator("option", has_text=NAMES[handle]).get_attribute("value")
        box.select_option(chosen)
    telling.supervisor.press(_("Show the cases")).sees(receipt.number)
    telling.shot(telling.supervisor, "leave-cases")
    telling.supervisor.press(_("Hand them over")).sees(NAMES["demo-officer"], within="main [role=status]")
    telling.supervisor.page.said.clear()  # where a case of another department stays, the page answers 409
    telling.shot(telling.supervisor, "leave-done")

    opens(telling.officer, receipt.number).sees(NAMES["demo-officer"], within="section:has(#people)")
    telling.shot(telling.officer, "leave-officer")


def test_letter_is_put_right_by_its_author_and_goes_on(telling):
    title, missing = "门前的路坑坑洼洼", "请写明是哪条路、哪一段，最好附上照片。"
    citizen = telling.enters()
    receipt = sends(telling, citizen, title, "我家门前的路坑坑洼洼，下雨就积水，请修一修。")
    finds_waiting(telling.moderator, title)
    passes(telling.moderator, title)
    opens(telling.dispatcher, receipt.number).press(_("Ask the writer to put something right"))
    field(telling.dispatcher.page, _("What is missing, and how can it be put right?")).fill(missing)
    telling.shot(telling.dispatcher, "correct-desk")
    telling.dispatcher.press(_("Ask the writer"), within="form[action$='/correction/']")

    looks_up(citizen, receipt).sees(missing)
    citizen.sees(_("Waits for you to put something right"), within="#now-title")
    expect(citizen.page.locator("main .notice.warn time")).not_to_have_count(0)
    telling.shot(citizen, "correct-author")
    citizen.press(_("Put it right"), within=".way").sees(missing)
    field(citizen.page, _("Your text")).fill("是海口路从二十号到三十号这一段，靠南一侧。")
    telling.shot(citizen, "correct-form")
    citizen.press(_("Send it")).sees(_("Waiting for review"), within="#now-title")
    telling.shot(citizen, "correct-sent")
    finds_waiting(telling.moderator, title).sees("海口路", within=".item-text")
    passes(telling.moderator, title)
    assigns(telling.dispatcher, receipt.number, telling.place("housing"))
    opens(telling.officer, receipt.number).sees("海口路")


def test_complaint_that_also_reports_a_breach_becomes_two_letters(telling):
    title = "装修公司偷工减料还无证施工"
    citizen = telling.enters()
    steps = (
        {_("Whom is it about?"): "海风装修公司"},
        {_("Title"): title, _(BODY): "装修公司偷工减料，要求退还尾款。另举报该公司没有资质证书，长期无证施工。"},
        {_("Your name"): "钱多多", _("Mobile number"): PHONE},
    )
    complaint, report = writes(telling, citizen, _("Complaints and reports"), steps, name="split", in_two=True)
    assert complaint != report
    looks_up(citizen, report).sees(title)
    telling.shot(citizen, "split-report")
    finds_waiting(telling.moderator, title)
    telling.shot(telling.moderator, "split-moderator")
    for _both in (complaint, report):
        finds_waiting(telling.moderator, title)
        telling.moderator.press(pgettext("a letter", "Accept"), within=".item-pane .acts")
        expect(telling.moderator.page.locator("[data-case].is-over", has_text=title)).to_have_count(1)
    for one in (complaint, report):
        assigns(telling.dispatcher, one.number, telling.place("housing"))

    opens(telling.officer, complaint.number).press(_("How to reach the writer")).sees(PHONE)
    opens(telling.officer, report.number).sees(_("A report of a breach: its writer is protected"))
    telling.shot(telling.officer, "split-officer")
    assert PHONE not in telling.officer.page.content()


def test_more_time_is_asked_for_by_one_and_granted_by_another(telling):
    title, reason = "旧楼加固方案何时公布", "加固方案需要专家论证，论证会下周召开。"
    citizen = telling.enters()
    receipt = sends(telling, citizen, title, "三号旧楼的加固方案什么时候公布，住户想提前准备。")
    is_assigned(telling, title, receipt.number)
    before = looks_up(citizen, receipt).page.locator("main .pairs b time").get_attribute("datetime")
    officer = opens(telling.officer, receipt.number).follow(_("More time for this letter"))
    field(officer.page, _("How many more days")).fill("3")
    field(officer.page, _("Reason")).fill(reason)
    telling.shot(officer, "time-asked")
    officer.press(_("Ask for it")).sees(reason)
    approver = opens(telling.approver, receipt.number).follow(_("More time for this letter"))
    approver.sees(reason)
    telling.shot(approver, "time-decides")
    approver.press(_("Grant it"))

    looks_up(citizen, receipt).sees(reason)
    after = citizen.page.locator("main .pairs b time").get_attribute("datetime")
    telling.shot(citizen, "time-author")
    assert after > before
