"""What a letter's form told beside the text, and how the letter came in, in the words of the desk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from interaction import registry
from interaction.models import Submission
from people.models import Department

HIDDEN = ("outcome_reason",)
# What the form calls by a word that only its writer understands from the page it stood on.
RENAMED = {
    "department": gettext_lazy("Department the writer has in mind"),
    "anonymous": gettext_lazy("Sent without a name"),
}
# The ways that a clerk's form offers (interaction/forms/letter_steps.py).
WAYS = {
    "counter": pgettext_lazy("way a letter came in", "At the counter"),
    "phone": pgettext_lazy("way a letter came in", "By telephone"),
    "post": pgettext_lazy("way a letter came in", "By post"),
}
ADDRESSES = ("/", "http://", "https://")


@dataclass(frozen=True)
class Told:
    """One answer the form asked for: its label and what was written; `url` leads to the page that it names, if any."""

    label: object
    text: str
    url: str = ""


@dataclass(frozen=True)
class Arrival:
    """How a letter came in: `way` in words, `clerk` who typed it, `is_foreign` when its writer reads us in English.

    For a restricted kind the language is not told: it could give its writer away.
    """

    way: object
    clerk: str
    is_foreign: bool


def told_by(letter: Submission) -> list[Told]:
    """What the form of the channel asked beside the text, in the form's order; a department by its name."""
    fields = getattr(registry.get(letter.channel).form, "base_fields", {})
    names = [name for name in fields if name in letter.answers and name not in HIDDEN]
    found = [(name, _words(name, letter.answers[name])) for name in names]
    return [Told(RENAMED.get(name, fields[name].label), text, _url(name, text)) for name, text in found if text]


def arrival_of(letter: Submission, *, restricted: bool) -> Arrival:
    """How this letter came in."""
    language = "" if restricted else str(letter.contact.get("language", ""))
    clerk = letter.entered_by.name if letter.entered_by else ""
    return Arrival(way=_way(letter), clerk=clerk, is_foreign=language.startswith("en"))


def _way(letter: Submission) -> object:
    if letter.occasion_id:
        return _("From a live interview")
    if letter.split_from_id:
        return _("Parted from another letter")
    if letter.entered_by_id:
        return WAYS.get(str(letter.answers.get("intake", "")), _("Written down by a clerk"))
    return _("Written on this website")


def _words(name: str, value: object) -> str:
    if name == "department":
        wish = Department.objects.filter(slug=str(value)).first()
        return wish.said("name") if wish else ""
    if value is True:
        return _("Yes")
    return value if isinstance(value, str) else ""


def _url(name: str, text: str) -> str:
    """The address in a field that asks for one; never of a kind that a browser would run."""
    return text if name == "page" and text.startswith(ADDRESSES) and not text.startswith("//") else ""
