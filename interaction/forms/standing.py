"""Why a clock is stopped or runs again, and the last day that was shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText


class StopForm(forms.Form):
    """The reason, which the writer reads, and the last day the page showed."""

    reason = PlainText(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The writer of the letter reads this sentence in the history."),
        error_messages={"required": _("Say in a sentence why the clock stands; the writer reads it.")},
    )
    seen = forms.DateField(widget=forms.HiddenInput)


class GoOnForm(forms.Form):
    """The new last day the page showed."""

    seen = forms.DateField(widget=forms.HiddenInput)
