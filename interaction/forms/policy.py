"""The forms of one switch: how an interview takes questions, how a channel takes letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.models import Occasion, Policy
from people.refusals import Refusal

LONGEST = 7 * 24 * 60  # minutes within which a text is to be read at the latest


class PolicyForm(forms.Form):
    """One of the policies."""

    policy = forms.ChoiceField(choices=Occasion.Policy.choices)

    @classmethod
    def chosen(cls, data) -> str:
        """The policy asked for; raises Refusal for an unknown one."""
        form = cls(data)
        if not form.is_valid():
            raise Refusal(_("Choose one of the ways to take questions."))
        return form.cleaned_data["policy"]


class ChannelPolicyForm(forms.Form):
    """How a channel takes letters, by when they are to be read, and the policy that was seen before."""

    policy = forms.ChoiceField(
        choices=Policy.choices, error_messages={"required": _("Choose one of the ways to take letters.")}
    )
    target_minutes = forms.IntegerField(
        label=_("To be read within, in minutes"),
        min_value=1,
        max_value=LONGEST,
        required=False,
        error_messages={
            name: _("Give the minutes as a whole number from 1 to 10080, which is a week.")
            for name in ("invalid", "min_value", "max_value")
        },
    )
    seen = forms.ChoiceField(choices=Policy.choices, required=False)

    @classmethod
    def read(cls, data) -> dict:
        """policy, target_minutes (None: as it is) and seen; raises Refusal with the first error's sentence."""
        form = cls(data)
        if not form.is_valid():
            raise Refusal(next(iter(form.errors.values()))[0])
        return form.cleaned_data
