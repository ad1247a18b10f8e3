"""What the pages of reports, hidden texts and restrictions take from a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.forms import VersionForm
from moderation.models import Restriction

NEEDS_REASON = {"required": _("Choose a reason first; the author is told why the text is hidden.")}
NEEDS_TERM = {
    "required": _("Choose how long and for which reason; the author is told both."),
    "invalid_choice": _("Choose how long and for which reason; the author is told both."),
}
TERMS = (
    (10, _("10 minutes")),
    (60, _("1 hour")),
    (24 * 60, _("1 day")),
    (3 * 24 * 60, _("3 days")),
    (7 * 24 * 60, _("7 days")),
    (14 * 24 * 60, _("14 days")),
    (30 * 24 * 60, _("30 days")),
)
SHOWN = (("live", _("Now in force")), ("past", _("Over or lifted")))


class HideForm(VersionForm):
    """A reason for hiding; the action knows which ones exist."""

    reason = forms.SlugField(max_length=40, error_messages=NEEDS_REASON)


class RestrictForm(forms.Form):
    """What the author may not do, where, for how many minutes, and why."""

    kind = forms.ChoiceField(choices=Restriction.Kind.choices, required=False)
    minutes = forms.TypedChoiceField(choices=TERMS, coerce=int, error_messages=NEEDS_TERM)
    reason = forms.SlugField(max_length=40, error_messages=NEEDS_TERM)
    everywhere = forms.BooleanField(required=False)

    def clean_kind(self):
        return self.cleaned_data["kind"] or Restriction.Kind.SILENCE


class HideAuthorForm(forms.Form):
    """One reason for all texts of an author; with `minutes` the author is restricted as well."""

    reason = forms.SlugField(max_length=40, error_messages=NEEDS_REASON)
    kind = forms.ChoiceField(choices=Restriction.Kind.choices, required=False)
    minutes = forms.TypedChoiceField(choices=TERMS, coerce=int, empty_value=None, required=False)
    everywhere = forms.BooleanField(required=False)

    def clean_kind(self):
        return self.cleaned_data["kind"] or Restriction.Kind.SILENCE


class ListForm(forms.Form):
    """Which part of a list is looked at; whatever does not fit falls back to all of it."""

    q = forms.CharField(max_length=60, required=False)
    scope = forms.CharField(max_length=60, required=False)
    show = forms.ChoiceField(choices=SHOWN, required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    @classmethod
    def read(cls, query) -> dict:
        """Clean values for q, scope, show and page."""
        form = cls(query)
        form.is_valid()
        given = form.cleaned_data
        usual = {"q": "", "scope": "", "show": "live", "page": 1}
        return {name: given.get(name) or value for name, value in usual.items()}
