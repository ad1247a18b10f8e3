"""The form of one switch: how an interview takes questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.models import Occasion
from people.refusals import Refusal


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
