"""Whether a channel is open, and what its page says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.forms.policy import LONGEST


class ChannelForm(forms.Form):
    """Open or not, a notice in two languages, and the minutes within which a letter is to be read."""

    is_open = forms.BooleanField(
        label=_("Open for new letters"),
        required=False,
        help_text=_("Letters that were sent before go on as usual when it is closed."),
    )
    notice = PlainText(
        label=_("Notice on its page, in Chinese"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "zh-Hans"}),
        help_text=_(
            "Everybody who opens the channel reads it. For a closed channel say why and where to turn meanwhile."
        ),
    )
    notice_en = PlainText(
        label=_("The same in English"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        help_text=_("Without it readers of English see the Chinese notice."),
    )
    target_minutes = forms.IntegerField(
        label=_("To be read within, in minutes"),
        min_value=1,
        max_value=LONGEST,
        help_text=_("By when a moderator reads a new letter; the page promises it and the desk is warned by it."),
        error_messages={
            name: _("Give the minutes as a whole number from 1 to 10080, which is a week.")
            for name in ("invalid", "min_value", "max_value", "required")
        },
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self):
        """Nobody meets a closed door without a word."""
        given = super().clean()
        if not given.get("is_open") and not given.get("notice") and "notice" not in self.errors:
            self.add_error("notice", _("Say in a sentence why it is closed and where people can turn meanwhile."))
        return given

    @classmethod
    def about(cls, setting, *, seen):
        """The form filled in with how the channel stands."""
        known = {name: getattr(setting, name) for name in ("is_open", "notice", "notice_en", "target_minutes")}
        return cls(initial=known | {"seen": seen})
