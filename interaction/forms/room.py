"""What a visitor may choose in a room: a theme, and how satisfied they were."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import Rating


class ThemeVoteForm(forms.Form):
    """One of the themes of an occasion."""

    theme = forms.TypedChoiceField(
        label=_("Which theme matters most to you?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the themes."),
            "invalid_choice": _("Choose one of the themes."),
        },
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [(theme.pk, theme.said()) for theme in themes]


class RatingForm(forms.Form):
    """How satisfied a visitor was; a dissatisfied one says why."""

    mark = forms.TypedChoiceField(
        label=_("How satisfied are you with this interview?"),
        coerce=int,
        choices=Rating.Mark.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how satisfied you were."),
            "invalid_choice": _("Choose how satisfied you were."),
        },
    )
    reason = PlainText(
        label=_("What should be done better?"),
        help_text=_("If you were not satisfied, please say why."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("The reason has at most 500 characters.")},
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mark") == Rating.Mark.NOT and not cleaned.get("reason") and not self.has_error("reason"):
            self.add_error("reason", _("Say in a few words what was not good, so that it can be done better."))
        return cleaned
