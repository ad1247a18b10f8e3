"""What the author of a letter sends later: words with files, a rating, the request for a new query code."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import Rating
from people.contacts import read_contact

MOST = 5  # files that come with one text


class ManyFilesInput(forms.FileInput):
    """A file field that takes several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to five files; what is in them is judged by whoever takes them in."""

    widget = ManyFilesInput(attrs={"multiple": True})

    def clean(self, data, initial=None):
        sent = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(sent) > MOST:
            raise ValidationError(_("Five files are the most. Remove one before you add another."))
        return sent


class AskForm(forms.Form):
    """A text of 10 to 1,000 characters."""

    text = PlainText(
        label=_("Your text"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6, "data-count": "1000"}),
        error_messages={
            "required": _("Write at least 10 characters."),
            "min_length": _("Write at least 10 characters."),
            "max_length": _("Write at most 1,000 characters."),
        },
    )


class SayForm(AskForm):
    """The same with files."""

    attached = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("Up to 5 files of 10 MB: pictures, PDF, Word and Excel files, plain text."),
    )


class RateForm(forms.Form):
    """How satisfied the author is with one answer; a dissatisfied one says why."""

    answer = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**53)
    mark = forms.TypedChoiceField(
        label=_("Did the answer help you?"),
        choices=Rating.Mark.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    reason = PlainText(
        label=_("Why?"),
        help_text=_("Needed if you are not satisfied. Only those who handle your letter read it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "data-count": "500"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mark") == Rating.Mark.NOT and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say in a few words what was not good, so that it can be done better."))
        return cleaned


class LostCodeForm(forms.Form):
    """The number of a submission and the contact that was given with it."""

    number = forms.CharField(
        label=_("Reference number"), max_length=24, widget=forms.TextInput(attrs={"placeholder": "LS-2026-000123"})
    )
    contact = forms.CharField(
        label=_("Mobile number or mail address you gave with it"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def clean_contact(self):
        """The plain form of the contact."""
        return read_contact(self.cleaned_data["contact"])


class OneTimeForm(LostCodeForm):
    """The same with the one-time code that was sent."""

    number = forms.CharField(max_length=24, widget=forms.HiddenInput)
    contact = forms.CharField(max_length=254, widget=forms.HiddenInput)
    digits = forms.CharField(
        label=_("Six digits we have sent you"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
