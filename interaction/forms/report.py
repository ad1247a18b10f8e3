"""What a reader says against a published text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from moderation.models import Report

LONGEST = 300


class ReportForm(forms.Form):
    """A reason from the list, and in a few words what is wrong."""

    why = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Report.Why.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong with the text."),
            "invalid_choice": _("Choose what is wrong with the text."),
        },
    )
    text = PlainText(
        label=_("In a few words, if you like"),
        help_text=_("Only the moderators read this. Leave out who you are."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-count": str(LONGEST)}),
        error_messages={"max_length": _("At most 300 characters. Shorten it, please.")},
    )
