"""What the pages of appeals and of sending on take from a request."""

from django import forms

from moderation.actions.appeals import LONGEST
from moderation.appeal_answers import written
from moderation.forms import VersionForm
from moderation.normalise import LIMIT


class AnswerForm(forms.Form):
    """An answer to the author: a ready sentence, own words, or both."""

    phrase = forms.SlugField(max_length=20, required=False)
    words = forms.CharField(max_length=LONGEST, required=False)

    @property
    def answer(self) -> str:
        """The answer as it is stored."""
        return written(self.cleaned_data["phrase"], self.cleaned_data["words"])


class OverturnForm(AnswerForm, VersionForm):
    """The text is published after all, perhaps after editing."""

    text = forms.CharField(max_length=LIMIT, required=False)


class UpholdForm(AnswerForm, VersionForm):
    """The decision stands, perhaps for a better reason; the action asks for an answer."""

    reason = forms.SlugField(max_length=40, required=False)


class RedirectForm(VersionForm):
    """The place a text is sent on to; the action knows which ones there are."""

    to = forms.SlugField(max_length=20, required=False)
