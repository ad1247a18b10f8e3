"""What the pages of the networks take from a request."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.forms_lists import ALL, MOST_PASTED
from moderation.lists_networks import end_of, range_of
from moderation.models import Network
from people.refusals import Refusal


class NetworkFinder(forms.Form):
    """Narrows the list of networks."""

    q = forms.CharField(label=_("Address or note"), max_length=60, required=False)
    state = forms.ChoiceField(
        label=_("In use"), choices=[*ALL, ("live", _("Holds now")), ("over", _("Over or switched off"))], required=False
    )

    def chosen(self) -> dict:
        """The values that fit, empty ones included."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class NetworkForm(forms.Form):
    """A range of addresses, what happens to its texts, and until when. `newer`: how it stands, if that has changed."""

    newer: Network | None = None

    cidr = forms.CharField(
        label=_("Range of addresses"), max_length=50, help_text=_("For example 203.0.113.0/24 or 2001:db8::/32.")
    )
    effect = forms.ChoiceField(label=_("Effect"), choices=Network.Effect.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Why"), max_length=120, required=False)
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Without a day it holds until it is switched off."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_active = forms.BooleanField(label=_("In use"), required=False)
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])

    def __init__(self, *args, network: Network | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.network = network
        if network:
            del self.fields["cidr"]

    def clean_cidr(self):
        """The range in its plain form."""
        try:
            return range_of(self.cleaned_data["cidr"])
        except Refusal as refusal:
            raise ValidationError(refusal.sentence) from refusal

    def clean_until(self):
        """A day that has not gone by."""
        day = self.cleaned_data["until"]
        if day and (day < timezone.localdate() or day.year > 9_000):
            raise ValidationError(_("This day is over. Choose today or a later day."))
        return day

    def given(self) -> Network:
        """The range as it was typed."""
        told = {name: self.cleaned_data[name] for name in ("effect", "note", "is_active")}
        cidr = self.network.cidr if self.network else self.cleaned_data["cidr"]
        return Network(cidr=cidr, until=end_of(self.cleaned_data["until"]), **told)


class NetworksForm(forms.Form):
    """Many ranges, one a line."""

    text = forms.CharField(
        label=_("Several ranges"),
        validators=[MaxLengthValidator(MOST_PASTED)],
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("One in each line, or a table with range, effect (hold or refuse), note and last day."),
    )
