"""What the desk's pages take from a request."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.normalise import LIMIT
from people.refusals import Refusal

TABS = ("waiting", "decided")


class Filters(forms.Form):
    """Which part of the queue is looked at; whatever does not fit falls back to all of it."""

    tab = forms.ChoiceField(choices=[(tab, tab) for tab in TABS], required=False)
    scope = forms.CharField(max_length=60, required=False)
    q = forms.CharField(max_length=60, required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    @classmethod
    def read(cls, query) -> dict:
        """Clean values for tab, scope, q and page."""
        form = cls(query)
        form.is_valid()
        given = form.cleaned_data
        return {
            "tab": given.get("tab") or "waiting",
            "scope": given.get("scope", ""),
            "q": given.get("q", ""),
            "page": given.get("page") or 1,
        }


def as_query(filters: dict) -> str:
    """The filters as the part of an address after the question mark; what is not narrowed is left out."""
    usual = {"tab": "waiting", "scope": "", "q": "", "page": 1}
    return urlencode({name: value for name, value in filters.items() if value != usual[name]})


class VersionForm(forms.Form):
    """The version of the case that the moderator saw."""

    version = forms.IntegerField(min_value=1)


class ApproveForm(VersionForm):
    """An approval; with a text it is an approval after editing."""

    text = forms.CharField(max_length=LIMIT, required=False)


class RejectForm(VersionForm):
    """A reason is chosen from the list; the action knows which ones exist."""

    reason = forms.SlugField(
        max_length=40,
        error_messages={"required": _("Choose a reason first; the author is told why the text is not published.")},
    )


class ClaimForm(forms.Form):
    """Nothing but the press of the button."""


def checked(form_class, data) -> dict:
    """The clean values of a posted form; raises Refusal with the first error's sentence."""
    form = form_class(data)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    return form.cleaned_data
