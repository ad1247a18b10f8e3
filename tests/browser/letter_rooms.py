"""The rooms a letter passes through, each entered by visible links and left by a button."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from playwright.sync_api import expect

from tests.browser.persons import Person, field

LAMP = {"name": "路灯.txt", "mimeType": "text/plain", "buffer": "东门第二盏".encode()}


class Receipt(NamedTuple):
    """What the writer of a letter keeps."""

    number: str
    code: str


# ---- the writer


def writes(telling, citizen: Person, channel: str, steps, *, name: str, in_two: bool = False) -> list[Receipt]:
    """From the home page to the receipt: through the door of this channel and the steps of its form.

    `steps` are dicts of labels and words, one per step; True ticks; `in_two` makes two letters of it.
    """
    citizen.follow(channel, within=".doors")
    citizen.sees(_("Before you write"))
    telling.shot(citizen, f"{name}-01-front")
    citizen.follow(pgettext("a letter", "Write"), within=".write-front")
    for place, fields in enumerate(steps, 1):
        fills(citizen, fields)
        attaches(citizen, LAMP)
        telling.shot(citizen, f"{name}-02-step-{place}")
        citizen.press(_("Continue"), within=".form-foot")
    citizen.sees(_("Check your letter")).sees(LAMP["name"])
    if in_two:
        citizen.page.get_by_label(_("This also reports a breach of the law: make two letters of it")).check()
    telling.shot(citizen, f"{name}-03-check")
    return sends(telling, citizen, name)


def fills(citizen: Person, fields: dict) -> None:
    """Writes, ticks or chooses under each of these labels."""
    for label, said in fields.items():
        part = field(citizen.page, label)
        if said is True:
            part.check()
        elif part.count() and part.first.evaluate("node => node.tagName") == "SELECT":
            part.select_option(label=said)
        elif part.count() and part.first.evaluate("node => node.matches('input:not([type=radio]), textarea')"):
            part.fill(said)
        else:
            citizen.page.get_by_role("group", name=label).get_by_label(said, exact=True).check()


def attaches(citizen: Person, file: dict) -> None:
    """Adds a file on the step that takes files."""
    box = citizen.page.locator("#id_files")
    if not box.count():
        return
    box.set_input_files([file])
    expect(citizen.page.locator("[data-file-list] li")).to_have_count(1)


def sends(telling, citizen: Person, name: str) -> list[Receipt]:
    """The receipts of what was sent, one or two."""
    citizen.press(_("Send the letter")).sees(_("We have your letter"))
    telling.shot(citizen, f"{name}-04-receipt")
    codes = citizen.page.locator(".receipt .code").all_inner_texts()
    return [Receipt(*codes[place : place + 2]) for place in range(0, len(codes), 2)]


def looks_up(citizen: Person, receipt: Receipt) -> Person:
    """Anybody with number and code, from the head of any page."""
    citizen.follow(_("Find my case"), within=".top")
    field(citizen.page, _("Reference number")).fill(receipt.number)
    field(citizen.page, _("Query code")).fill(receipt.code)
    return citizen.press(_("Look up"), within="main form.card").sees(receipt.number)


def rates(citizen: Person, mark: str, reason: str = "") -> Person:
    """From the page of the letter, which shows the answer."""
    citizen.press(_("Rate the answer"), within=".way")
    citizen.page.get_by_label(mark, exact=True).check()
    if reason:
        field(citizen.page, _("Why?")).fill(reason)
    return citizen.press(_("Send my rating"))


def reads_in_public(stranger: Person, channel: str, title: str, words: str) -> Person:
    """Anybody: on the list of the channel, and on the page of the letter."""
    stranger.follow(channel, within=".doors").follow(title).sees(words)
    return stranger


def searches(stranger: Person, words: str) -> Person:
    """Anybody, from the head of any page."""
    stranger.follow(_("Search"), within=".top")
    box = stranger.page.locator("main input[name=q]")
    box.fill(words)
    box.press("Enter")
    expect(stranger.page.locator("main input[name=q]")).to_have_value(words)
    return stranger


# ---- the offices


def finds_waiting(moderator: Person, text: str) -> Person:
    """Opens the one waiting text that holds these words at the moderation desk."""
    if "/moderation/" not in moderator.page.url:
        moderator.follow(_("Moderation"), within=".top")
    box = moderator.page.locator("#desk-q")
    box.fill(text[:40])
    with moderator.page.expect_navigation():  # which waits for the decisions on their way
        box.press("Enter")
    expect(moderator.page.locator("html")).to_have_class("claims-itself")
    return moderator.sees(text, within=".item-text")


def passes(moderator: Person, text: str) -> None:
    """Lets the opened text go on to the offices."""
    moderator.press(pgettext("a letter", "Accept"), within=".item-pane .acts")
    expect(moderator.page.locator("[data-case]:not(.is-over)", has_text=text)).to_have_count(0)


def opens(clerk: Person, number: str) -> Person:
    """The letter of this number, found at the desk."""
    if not clerk.page.locator("form.finder").count():
        clerk.follow(_("Department desk"), within=".top")
    field(clerk.page, _("Number or words")).fill(number)
    return clerk.press(_("Find")).sees(number, within="main header")


def assigns(dispatcher: Person, number: str, place: str) -> Person:
    opens(dispatcher, number)
    card = dispatcher.page.locator("section", has=dispatcher.page.locator("#assign"))
    card.get_by_role("combobox").select_option(label=place)
    return dispatcher.press(_("Assign"), within="section:has(#assign) form")


def drafts(officer: Person, number: str, text: str) -> Person:
    """Takes the letter, writes the answer and hands it in."""
    opens(officer, number)
    if officer.page.get_by_role("button", name=_("I take this letter")).count():
        officer.press(_("I take this letter"))
    field(officer.page, _("The answer")).fill(text)
    return officer.press(_("Hand in for release")).sees(_("Handed in. Somebody else now reads and releases it."))


def releases(approver: Person, number: str, text: str, *, outcome: str = "", why: str = "") -> Person:
    opens(approver, number).sees(text)
    if outcome:
        approver.page.get_by_label(outcome, exact=True).check()
    if why:
        field(approver.page, _("Why, in one sentence")).fill(why)
    approver.press(_("Release the answer"), within=".form-foot")
    return approver.sees(_("Released. The writer of the letter is told, and the clock has stopped."))
