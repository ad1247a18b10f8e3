"""What is sent about more time: how many days and why, and an approver's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText


class AskTimeForm(forms.Form):
    """How many more days, and the reason the citizen reads once they are granted."""

    days = forms.IntegerField(label=_("How many more days"), min_value=1, max_value=400)
    reason = PlainText(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The writer of the letter reads this sentence once it is granted."),
        error_messages={"required": _("Say in a sentence why more time is needed.")},
    )


class DecideTimeForm(forms.Form):
    """What the approver answers; needed to refuse."""

    extension = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    answer = PlainText(
        label=_("What you answer"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed if you refuse; whoever asked reads it."),
    )
