"""A producer makes an interview, somebody else approves it, everybody sees it announced and then postponed."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from people.demo_district import ACCOUNTS

NAMES = {handle: name for handle, name, _role, _place in ACCOUNTS}
TITLE, TITLE_EN = "海边步道修到哪里", "Where the coastal path leads"
SUMMARY = "The works bureau says where the path is built and when."
REASON = "风暴潮预警，改到下周。"


@pytest.fixture
def other_producer(visitor, open_site):
    """A second producer's window, signed in with the password as at work."""
    page = visitor(open_site.url + "/accounts/login/", "en")
    page.get_by_label("Mail address or mobile number").fill("demo-producer-2")
    page.get_by_label("Password").fill("xinqiao-demo")
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/produce/")
    return page


def in_days(days: int) -> str:
    return (datetime.now() + timedelta(days=days)).strftime("%Y-%m-%dT09:30")


def adds(page, part: str, who: str | None, **fields) -> None:
    """Gives somebody a part, by the link of that part."""
    page.get_by_role("link", name=f"Add · {part}").click()
    form = page.locator("main form.form")
    if who:
        form.get_by_label("Account").select_option(label=NAMES[who])
    for label, text in fields.items():
        form.get_by_label(label).fill(text)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Who takes part")).to_be_visible()


def presses(page, button: str, said: str) -> None:
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messages .notice.good")).to_contain_text(said)


def makes_a_draft(page) -> None:
    page.get_by_role("link", name="New: Live interviews").click()
    page.get_by_label("Title in Chinese").fill(TITLE)
    page.get_by_label("Title in English").fill(TITLE_EN)
    page.get_by_label("Summary in Chinese").fill("建设局回答步道修到哪里、什么时候修。")
    page.get_by_label("Summary in English").fill(SUMMARY)
    page.get_by_label("Department", exact=True).select_option(index=2)
    page.get_by_label("Begins").fill(in_days(6))
    page.get_by_label("Themes").fill("走向 | Route\n工期 | Dates")
    page.get_by_role("button", name="Save the draft").click()


def names_the_people(page) -> None:
    adds(page, "Host", "demo-host", Post="主持人")
    adds(page, "Guest", None, Name="王海", Post="总工程师")
    adds(page, "Transcriber", "demo-transcriber")
    for moderator in ("demo-moderator", "demo-moderator-2"):
        adds(page, "Moderator", moderator)


def test_interview_goes_from_a_draft_over_two_people_to_the_room(at_work, other_producer, visitor, open_site):
    page = at_work("producer", language="en")
    page.wait_for_url("**/produce/")
    makes_a_draft(page)
    expect(page.get_by_text("There is no host.")).to_be_visible()
    names_the_people(page)
    page.get_by_role("link", name="Back to the activity").click()
    page.get_by_role("link", name="See it as citizens will").click()
    expect(page.get_by_role("heading", name=TITLE_EN)).to_be_visible()
    page.get_by_role("link", name="Back to the activity").click()
    presses(page, "Submit for approval", "It is submitted.")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)

    other_producer.reload()
    other_producer.get_by_role("link", name=TITLE_EN).click()
    presses(other_producer, "Approve", "It is approved.")

    page.reload()
    presses(page, "Announce it now", "It is announced.")
    citizen = visitor(open_site.url + "/", "en")
    citizen.get_by_role("link", name="Live interviews").first.click()
    citizen.get_by_role("link", name=TITLE_EN).click()
    expect(citizen.get_by_role("heading", name=TITLE_EN)).to_be_visible()
    expect(citizen.get_by_text("王海")).to_be_visible()

    page.get_by_role("link", name="Postpone").click()
    page.get_by_label("Begins").fill(in_days(13))
    page.get_by_label("Reason").fill(REASON)
    presses(page, "Postpone it", "It is postponed.")

    expect(citizen.get_by_text(REASON)).to_be_visible()
    expect(citizen.get_by_text("Postponed", exact=True).first).to_be_visible()
    assert (page.said, other_producer.said) == ([], [])
