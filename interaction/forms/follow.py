"""Following an occasion by mail, and coming in by its number."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.contacts import LONGEST, plain_mail

LARGEST = 9_999_999_999


class FollowForm(forms.Form):
    """The mail address of somebody without an account."""

    mail = forms.CharField(
        label=_("Your mail address"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Enter your mail address first.")},
    )

    def clean_mail(self):
        plain = plain_mail(self.cleaned_data["mail"])
        if plain is None:
            raise ValidationError(_("This is no mail address. It looks like name@example.org."))
        return plain


class JoinForm(forms.Form):
    """The number of an interview as people hear or read it: 17, No. 17, １７."""

    no = forms.CharField(
        label=_("Interview number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short-input"}),
        error_messages={"required": _("Enter the number of the interview first.")},
    )

    def clean_no(self):
        digits = "".join(
            letter for letter in unicodedata.normalize("NFKC", self.cleaned_data["no"]) if letter.isdigit()
        )
        number = int(digits) if digits.isascii() and digits else 0
        if not 0 < number <= LARGEST:
            raise ValidationError(_("An interview's number is made of digits only, like 17."))
        return number
