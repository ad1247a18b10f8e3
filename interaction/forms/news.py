"""Which matter a button under the bell is about."""

from django import forms


class MatterForm(forms.Form):
    """A matter by its key, and whether its page is to be opened."""

    matter = forms.RegexField(r"^(letter|place|register)-[\w-]{1,40}$", max_length=60)
    open = forms.BooleanField(required=False)
