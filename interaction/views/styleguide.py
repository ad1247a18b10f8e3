"""The style guide of the demo: every component in all its states."""

from xml.etree import ElementTree

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

PARTS = (
    ("colour", _("Colours, type and icons")),
    ("buttons", _("Buttons and badges")),
    ("forms", _("Forms")),
    ("notices", _("Notices, receipt, nothing there")),
    ("movement", _("Finding the way")),
    ("tables", _("Tables and figures")),
    ("room", _("Live room")),
)
COLOURS = [
    "sea-900",
    "sea-700",
    "sea-500",
    "sea-100",
    "ink",
    "ink-soft",
    "mist",
    "paper",
    "live",
    "gold",
    "leaf",
    "stop",
]


class SampleForm(forms.Form):
    """One field of each kind."""

    subject = forms.CharField(
        label=_("Title"), max_length=50, help_text=_("Say in one sentence what you want to know.")
    )
    body = forms.CharField(label=_("Your text"), max_length=1000, widget=forms.Textarea)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("ask", _("Question")), ("help", _("Call for help"))], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label=_("Department"), choices=[("", _("I do not know"))], required=False)
    public = forms.BooleanField(label=_("The letter and the answer may be published"), required=False)


def icon_names() -> list[str]:
    """The names of all drawings of the sprite."""
    sprite = ElementTree.parse(settings.BASE_DIR / "static" / "img" / "icons.svg")
    return [drawing.attrib["id"] for drawing in sprite.getroot()]


@require_safe
def styleguide(request):
    page = {
        "parts": [(key, name, f"pages/styleguide/{key}.html") for key, name in PARTS],
        "colours": COLOURS,
        "icons": icon_names(),
        "filled": SampleForm(auto_id="filled_%s"),
        "wrong": SampleForm({"subject": "", "body": "", "public": "on"}, auto_id="wrong_%s"),
        "moment": timezone.now(),
        "page": Paginator(range(400), 20).page(7),
        "series": [310, 342, 330, 405, 390, 470, 440, 515, 498, 560, 541, 688],
    }
    return render(request, "pages/styleguide.html", page)
