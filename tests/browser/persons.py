"""Somebody at a browser window who goes only where visible links and buttons lead; and pictures of what they see."""

import os
import re
from pathlib import Path

from django.utils.translation import gettext as _
from playwright.sync_api import expect

PASSWORD = "xinqiao-demo"
WIDTHS = (360, 1280)


class Person:
    """One window, begun at the home page, of somebody who reads the language that this test speaks."""

    def __init__(self, page):
        self.page = page

    def follow(self, name: str, *, within: str = "body", has: str = "") -> "Person":
        """Clicks the first link of this name, in the part that holds the text `has`."""
        part = self.page.locator(within, has_text=has) if has else self.page.locator(within)
        part.get_by_role("link", name=name).first.click()
        return self

    def press(self, name: str, *, within: str = "main", has: str = "") -> "Person":
        """Clicks the first button, or the head of a fold, whose name begins so."""
        part = self.page.locator(within, has_text=has) if has else self.page.locator(within)
        part.locator("button:visible, summary:visible").filter(has_text=name).first.click()
        return self

    def sees(self, text: str, *, within: str = "main") -> "Person":
        expect(self.page.locator(within).filter(has_text=text).first).to_be_visible()
        return self

    def becomes(self, role: str) -> "Person":
        """Takes this role from the demo's bar."""
        self.page.locator(".demo-bar").get_by_role("button", name=role, exact=True).click()
        self.page.wait_for_load_state()
        return self

    def signs_in(self, handle: str) -> "Person":
        """With the password, as at work."""
        self.follow(_("Sign in"), within=".top")
        field(self.page, _("Mail address or mobile number")).fill(handle)
        field(self.page, _("Password")).fill(PASSWORD)
        self.press(_("Sign in"))
        expect(self.page.get_by_role("heading", name=_("Sign in"))).to_have_count(0)
        return self


def field(page, label: str):
    """The one whose label begins so; behind it may stand that it need not be filled in."""
    return page.locator("main").get_by_label(re.compile(f"^\\s*{re.escape(label)}(?!\\w)"))


def shot(person: Person, name: str) -> None:
    """With SHOTS=folder in the environment: the whole page as a phone and as a desk screen show it."""
    if not os.environ.get("SHOTS"):
        return
    folder = Path(os.environ["SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 900})
        person.page.wait_for_timeout(300)  # the layout settles
        person.page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
