"""A text to be tried out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.queries.suggest_department import LONGEST


class TrialForm(forms.Form):
    """The text of a letter, as long as the proposals read it."""

    text = PlainText(
        label=_("Text of a letter, in Chinese"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )
