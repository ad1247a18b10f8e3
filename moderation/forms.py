"""What the desk's pages take from a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.normalise import LIMIT
from people.refusals import Refusal

MOST_AT_ONCE = 100
MOST_AHEAD = 8
BIGGEST = 10**15


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
    """What is to become of all chosen texts; a reason is needed to publish none of them.

    "confirm" is for texts that a rule has published.
    """

    decision = forms.ChoiceField(
        choices=[("approve", "approve"), ("reject", "reject"), ("confirm", "confirm")],
        error_messages={"required": _("Choose whether to publish these texts or not.")},
    )
    reason = forms.SlugField(max_length=40, required=False)


class NoteForm(forms.Form):
    """A moderator's words to the others."""

    text = forms.CharField(
        max_length=500,
        error_messages={
            "required": _("Write the note first."),
            "max_length": _("A note has at most 500 characters."),
        },
    )


class StarForm(forms.Form):
    """Whether to star a text or to take the star away."""

    on = forms.BooleanField(required=False)


class SaveForm(forms.Form):
    """A name for the part of the queue in view."""

    name = forms.CharField(
        max_length=30,
        error_messages={
            "required": _("Give it a name first."),
            "max_length": _("The name has at most 30 characters."),
        },
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


def page_of(data) -> int:
    """The number of a list's page; the first one for nonsense."""
    given = data.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) < 7 else 1


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
