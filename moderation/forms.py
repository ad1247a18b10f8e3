"""What the desk's pages take from a request."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.normalise import LIMIT
from people.refusals import Refusal

TABS = ("waiting", "decided")
MOST_AT_ONCE = 100
MOST_AHEAD = 8
BIGGEST = 10**15
SILENCES = (
    (10, _("10 minutes")),
    (60, _("1 hour")),
    (24 * 60, _("1 day")),
    (7 * 24 * 60, _("7 days")),
)


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

    version = forms.IntegerField(min_value=1, max_value=BIGGEST)


class ApproveForm(VersionForm):
    """An approval; with a text it is an approval after editing."""

    text = forms.CharField(max_length=LIMIT, required=False)


class RejectForm(VersionForm):
    """A reason is chosen from the list; the action knows which ones exist."""

    reason = forms.SlugField(
        max_length=40,
        error_messages={"required": _("Choose a reason first; the author is told why the text is not published.")},
    )


class MergeForm(VersionForm):
    """The published case to join to."""

    into = forms.IntegerField(
        min_value=1,
        max_value=BIGGEST,
        error_messages={"required": _("Choose an approved text of the same place to join this one to.")},
    )


class BulkForm(forms.Form):
    """What is to become of all chosen texts; a reason is needed to publish none of them."""

    decision = forms.ChoiceField(
        choices=[("approve", "approve"), ("reject", "reject")],
        error_messages={"required": _("Choose whether to publish these texts or not.")},
    )
    reason = forms.SlugField(max_length=40, required=False)


class SilenceForm(forms.Form):
    """For how many minutes, and why."""

    minutes = forms.TypedChoiceField(
        choices=SILENCES,
        coerce=int,
        error_messages={"required": _("Choose how long and for which reason; the author is told both.")},
    )
    reason = forms.SlugField(
        max_length=40,
        error_messages={"required": _("Choose how long and for which reason; the author is told both.")},
    )


class ClaimForm(forms.Form):
    """Nothing but the press of the button."""


def pairs_of(data) -> dict[int, int]:
    """The chosen cases as {id: version seen} from "12:3"; raises Refusal for none, for nonsense or too many."""
    pairs = [value.partition(":")[::2] for value in data.getlist("case")]
    return dict(zip(_numbers(pk for pk, _version in pairs), _numbers(seen for _pk, seen in pairs), strict=True))


def ids_of(data) -> list[int]:
    """The ids of the chosen cases, each once; raises Refusal for none, for nonsense or too many."""
    return list(dict.fromkeys(_numbers(value.partition(":")[0] for value in data.getlist("case"))))


def next_of(data) -> list[int]:
    """The ids of the cases of which one is to be read later, in the order they are wanted; nonsense is left out."""
    return [int(one) for one in data.getlist("next")[:MOST_AHEAD] if one.isascii() and one.isdigit() and len(one) < 16]


def words_of(data) -> str:
    """What is searched among the published texts."""
    return data.get("find", "").replace("\0", "").strip()[:60]


def _numbers(values) -> list[int]:
    found = list(values)
    if not 0 < len(found) <= MOST_AT_ONCE:
        raise Refusal(_("Choose between one and a hundred texts first."))
    if not all(one.isascii() and one.isdigit() and len(one) < 16 for one in found):
        raise Refusal()
    return [int(one) for one in found]


def checked(form_class, data) -> dict:
    """The clean values of a posted form; raises Refusal with the first error's sentence."""
    form = form_class(data)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    return form.cleaned_data
