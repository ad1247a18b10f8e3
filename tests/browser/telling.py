"""The people of an interview that is told whole, each at their own window, and what each of them does there."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from people.demo_district import ACCOUNTS, DEPARTMENTS
from tests.browser.persons import Person, field, shot

NAMES = {handle: name for handle, name, _role, _place in ACCOUNTS}
HOUSING = next((name, name_en) for slug, _kind, name, name_en, _duties in DEPARTMENTS if slug == "housing")
ENGINEER, WHEN = "王海", "%Y-%m-%dT%H:%M"
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
        "draft": "An independent office measures the light each ground-floor home loses. The owners' meeting agreed "
        "on the payment, and every household has its answer by the end of the year.",
    },
}


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

    def leaves(self, person: Person) -> None:
        assert person.page.said == []
        person.page.context.close()
        self.people.remove(person)

    def shot(self, person: Person, stage: str) -> None:
        shot(person, f"{stage}-{self.language[:2]}")

    def enters_studio(self, role: str = "", handle: str = "") -> Person:
        person = self.enters(role, handle).follow(_("Studio"), within=".top")
        return person.follow(_("Open the studio"), within="li.card", has=self.text["title"])

    def enters_room(self) -> Person:
        person = self.enters().follow(_("Live interviews"), within=".top").follow(self.text["title"])
        expect(person.page.locator("[data-light]")).to_have_attribute("data-state", "live")
        return person


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
    interview.leaves(approver)


def is_announced(interview, producer) -> None:
    producer.page.reload()
    producer.press(_("Announce it now")).sees(_("It is announced. Everybody can see it now."))
    producer.press(_("Take questions from now on")).sees(_("Questions can be sent from now on."))


def asks(citizen: Person, text: str) -> tuple[str, str]:
    """Sends a question; number and code of the receipt."""
    box = citizen.page.locator("[data-ask-form]")
    box.locator("textarea[name=body]").fill(text)
    citizen.press(_("Send for review"), within="[data-ask-form]").sees(
        _("Reference number"), within="[data-ask-receipt]"
    )
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


def answers(writer: Person, name: str, text: str) -> None:
    field = writer.page.get_by_label(_("Answer of %(name)s") % {"name": name})
    field.fill(text)
    field.locator("xpath=ancestor::form").get_by_role("button", name=_("Publish the answer")).click()
    writer.sees(text, within=".studio-air .draft > .said")


def looks_up(follower: Person, receipt) -> Person:
    follower.follow(_("Find my case"), within=".top")
    field(follower.page, _("Reference number")).fill(receipt[0])
    field(follower.page, _("Query code")).fill(receipt[1])
    return follower.press(_("Look up")).sees(receipt[0])


def finds(clerk: Person, number: str) -> None:
    field(clerk.page, _("Number or words")).fill(number)
    clerk.press(_("Find")).sees(number, within="main header")
