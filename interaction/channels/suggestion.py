"""建言献策: citizens' suggestions, also to a theme within a period."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import workflow
from interaction.channels.base import PUT_RIGHT, Channel, Clock, Visibility
from interaction.forms.letter import SuggestionForm


class Suggestion(Channel):
    """A proposal with its cause; answered with what becomes of it, and public with its answer if the writer agrees."""

    key, name = "suggestion", _("Citizens' suggestions")
    hint = _("Propose how the district could do better, and see which suggestions were taken up")
    group = "take-part"
    workflow = workflow.CASE
    visibility = Visibility.CONSENT
    clocks = (PUT_RIGHT, Clock("return", "assign", ends_with="start"), Clock("answer", "assign"))
    form = SuggestionForm
    takes_letters = True
    can_be_supported = True
    arrival = "accepted"
    outcomes = (
        ("adopted", pgettext_lazy("outcome", "Adopted")),
        ("partly", pgettext_lazy("outcome", "Partly adopted")),
        ("noted", pgettext_lazy("outcome", "Kept for reference")),
        ("declined", pgettext_lazy("outcome", "Not adopted")),
    )
    not_for = (
        (_("Something that is broken and should be mended"), "/enquiry/"),
        (_("A mistake on this website"), "/correction/"),
    )
