"""Where the header and the footer lead; a page that is not there is not offered."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Link:
    """One entry of a menu; `here` says that the reader is on it."""

    name: str
    url: str
    icon: str = ""
    here: bool = False


MAIN = (
    ("interaction:interview", _("Live interviews"), "live"),
    ("interaction:enquiry", _("Ask a department"), "question"),
    ("interaction:status", _("Find my case"), "document"),
    ("interaction:statistics", _("Figures"), "chart"),
    ("interaction:search", _("Search"), "search"),
)
FOOT = (
    ("interaction:help", _("Help"), ""),
    ("interaction:faq", _("Frequently asked questions"), ""),
    ("interaction:accessibility", _("Accessibility"), ""),
    ("interaction:privacy", _("Privacy"), ""),
    ("interaction:terms", _("Terms of use"), ""),
    ("interaction:sitemap", _("Site map"), ""),
    ("interaction:ledger", _("Moderation ledger"), ""),
)


def address(name: str) -> str:
    """The address of a named page, or nothing where this site has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def links(entries, path: str = "") -> list[Link]:
    """The entries whose pages exist, the one that holds `path` marked."""
    found = ((name, address(name_of_page), icon) for name_of_page, name, icon in entries)
    return [Link(str(name), url, icon, bool(path) and path.startswith(url)) for name, url, icon in found if url]
