"""The ask box of a live interview: the question, how the asker is shown, and where they want to be told."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from moderation.masking import personal_data
from people import sms
from people.contacts import LONGEST, kind_of, mask_name, read_contact


class QuestionForm(forms.Form):
    """A live question of 5 to 300 characters, shown anonymously, under a nickname or under an account's masked name.

    `occasion` brings its themes; `user` is who is signed in: only they can show their name, only others are asked for
    an address.
    """

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
    theme = forms.TypedChoiceField(
        label=_("Theme"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the themes, or none.")},
    )
    byline = PlainText(
        label=_("Name to be shown (leave empty to stay anonymous)"),
        max_length=20,
        required=False,
        error_messages={"max_length": _("The name has at most 20 characters.")},
    )
    real = forms.BooleanField(required=False)
    contact = PlainText(
        label=_("Mail address or mobile number, if we may tell you how it goes on"),
        help_text=_("Only for news of this question; never shown to anybody."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )

    def __init__(self, data=None, *, occasion=None, user=None):
        super().__init__(data)
        self.masked = mask_name(user.name) if user and user.is_authenticated else ""
        self._offer_themes(occasion)
        self._offer_name()
        if user and user.is_authenticated:
            del self.fields["contact"]
        elif not sms.can_send():
            self.fields["contact"].label = _("Mail address, if we may tell you how it goes on")

    def _offer_themes(self, occasion):
        themes = list(occasion.themes.all()) if occasion else []
        if not themes:
            del self.fields["theme"]
            return
        none = ("", _("No particular theme"))
        self.fields["theme"].choices = [none, *((theme.pk, theme.said()) for theme in themes)]

    def _offer_name(self):
        if not self.masked:
            del self.fields["real"]
            return
        self.fields["real"].label = _("Show my real name, masked: %(name)s") % {"name": self.masked}
        self.fields["real"].widget.attrs["data-real"] = self.masked

    def clean_byline(self):
        """A name to be shown, in which nothing would have to be masked."""
        name = self.cleaned_data["byline"]
        if personal_data(name):
            raise ValidationError(_("Everybody reads this name. Leave numbers, plates and addresses out of it."))
        return name

    def clean_contact(self):
        """The plain form of an address that this site can reach."""
        text = self.cleaned_data["contact"].strip()
        plain = read_contact(text) if text else ""
        if plain and kind_of(plain) == "phone" and not sms.can_send():
            raise ValidationError(_("This site sends no text messages. Enter a mail address instead."))
        return plain

    @property
    def shown_as(self) -> str:
        """What everybody will read as the asker's name; empty for an anonymous one."""
        said = self.cleaned_data
        return self.masked if said.get("real") and self.masked else said.get("byline", "")

    @property
    def way_to_tell(self) -> dict:
        """The address that was given, as {"mail": …} or {"phone": …}; empty without one."""
        contact = self.cleaned_data.get("contact", "")
        return {kind_of(contact): contact} if contact else {}
