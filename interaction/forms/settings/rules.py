"""A period that is to hold from a day on."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import DeadlineRule

LONGEST = 400  # days; actions/deadline_rules.py holds it, too
FURTHEST = 3650  # days ahead of today


class RuleForm(forms.Form):
    """Length, unit, ground and first day of a new rule; `replaces` is the rule that the preview was made with."""

    length = forms.IntegerField(label=_("Number of days"), min_value=1, max_value=LONGEST)
    unit = forms.ChoiceField(label=_("Counted in"), choices=DeadlineRule.Unit.choices)
    law = PlainText(
        label=_("Law or measure"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty where no law fixes the period; then it is called a promise of this site."),
    )
    article = PlainText(label=_("Article"), max_length=60, required=False)
    valid_from = forms.DateField(
        label=_("From this day on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today at the earliest. Letters that run already keep the rule they started with."),
        error_messages={"invalid": _("Enter a day, for example 2027-03-01.")},
    )
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def clean_valid_from(self):
        """A day from today on, within ten years."""
        day = self.cleaned_data["valid_from"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(
                _("A rule can begin today or later: what was in force in the past is not changed.")
            )
        if (day - today).days > FURTHEST:
            raise forms.ValidationError(_("Choose a day within ten years."))
        return day

    def clean(self):
        """An article belongs to a law."""
        given = super().clean()
        if given.get("article") and not given.get("law"):
            self.add_error("law", _("Name the law to which the article belongs."))
        return given

    @classmethod
    def about(cls, line, **more):
        """The form filled in with the rule in force, to be changed."""
        rule = line.rule if line else None
        known = {"length": rule.length, "unit": rule.unit, "article": rule.article} if rule else {}
        law = {"law": "" if rule.is_default else rule.law} if rule else {}
        return cls(initial=known | law, **more)
