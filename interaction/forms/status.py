"""Looking up one's own submission."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

NUMBER = re.compile(r"[A-Z]{2}-[0-9]{4}-[0-9]{1,9}")


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

    @classmethod
    def for_number(cls, given: str) -> "StatusForm":
        """The form for somebody who scanned a receipt: its number stands there, the code is typed next."""
        number = given.strip().upper()
        if not NUMBER.fullmatch(number):
            return cls()
        form = cls(initial={"number": number})
        form.fields["code"].widget.attrs["autofocus"] = True
        return form
