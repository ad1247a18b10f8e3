"""Looking up one's own submission."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StatusForm(forms.Form):
    """Number and query code as the receipt shows them."""

    number = forms.CharField(
        label=_("Reference number"), max_length=40, widget=forms.TextInput(attrs={"placeholder": "LS-2026-000123"})
    )
    code = forms.CharField(
        label=_("Query code"),
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "XXXX-XXXX-XXXX-XXXX", "autocomplete": "off"}),
    )
