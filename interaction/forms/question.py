"""The ask box of a live interview: one field, and how the asker is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText


class QuestionForm(forms.Form):
    """A live question of 5 to 300 characters, shown under a nickname or anonymously."""

    body = PlainText(
        label=_("What would you like to ask?"),
        min_length=5,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4, "data-count": "300"}),
        error_messages={
            "required": _("Write your question first."),
            "min_length": _("Write at least 5 characters, so that the guests understand what you ask."),
            "max_length": _("A live question has at most 300 characters. Shorten it, or write a letter instead."),
        },
    )
    byline = PlainText(
        label=_("Name to be shown (leave empty to stay anonymous)"),
        max_length=20,
        required=False,
        error_messages={"max_length": _("The name has at most 20 characters.")},
    )
