"""What an author sends for a second chance: the edited text, the words of an appeal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.forms.base import PlainText


class AppealForm(forms.Form):
    """Why a decision should be looked at again, in 10 to 1,000 characters."""

    text = PlainText(
        label=_("What should be looked at again, and why?"),
        help_text=_("Another moderator reads it. Nobody else sees it."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "data-count": "1000"}),
        error_messages={
            "required": _("Say in at least 10 characters what should be looked at again."),
            "min_length": _("Say in at least 10 characters what should be looked at again."),
            "max_length": _("Say it in at most 1,000 characters."),
        },
    )


class LetterAgainForm(forms.Form):
    """The edited letter of a channel without a form of its own: a title where it had one, and the text."""

    title = PlainText(
        label=_("Title"),
        min_length=5,
        max_length=50,
        error_messages={
            "min_length": _("Write at least 5 characters."),
            "max_length": _("Write at most 50 characters."),
        },
    )
    body = PlainText(
        label=_("Your text"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 8, "data-count": "1000"}),
        error_messages={
            "min_length": _("Write at least 10 characters."),
            "max_length": _("Write at most 1,000 characters."),
        },
    )

    def __init__(self, data=None, *, occasion=None, user=None):
        super().__init__(data)

    @property
    def shown_as(self) -> str:
        """A letter is shown as it was signed before."""
        return self.initial.get("byline", "")


def again_form(submission, *, text: str, user, data=None) -> forms.Form:
    """The form of the submission's channel with what was sent before; how the author is reached stays as it is."""
    is_author = user.is_authenticated and submission.author_id == user.pk
    made = registry.get(submission.channel).form or LetterAgainForm
    form = made(data, occasion=submission.occasion, user=user if is_author else None)
    form.fields.pop("contact", None)
    if submission.title == text:
        form.fields.pop("title", None)
    shows_real = "real" in form.fields and submission.answers.get("shown") == "real"
    form.initial = {
        "title": submission.title,
        "body": text,
        "theme": submission.theme_id,
        "byline": "" if shows_real else submission.byline,
        "real": shows_real,
    }
    return form
