"""What the page for changing a published text takes: the words, what stands in the place of some of them, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation import queries
from moderation.forms import BIGGEST
from moderation.models import Reason
from moderation.normalise import LIMIT

# What may stand where something was taken out, as the public reads it: part of a Chinese text, so never translated.
CANNED = {
    "phone": "［删去：他人电话］",
    "name": "［删去：他人姓名］",
    "address": "［删去：他人住址］",
    "number": "［删去：证件、银行卡或车牌号码］",
    "contact": "［删去：邮箱、微信等联系方式］",
    "private": "［删去：他人隐私］",
    "insult": "［删去：侮辱用语］",
    "advertising": "［删去：广告或链接］",
}


class RedactForm(forms.Form):
    """The public text as it is to read. With `piece`, those very words give way to a canned phrase first."""

    version = forms.IntegerField(min_value=1, max_value=BIGGEST, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What the public will read"),
        max_length=LIMIT,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "zh-Hans", "data-redact-text": ""}),
        error_messages={
            "required": _("Leave some words. A text of which nothing may stand is hidden as a whole instead.")
        },
    )
    piece = forms.CharField(
        label=_("Words to take out"),
        help_text=_("Copied exactly from the text above; they are replaced everywhere in it."),
        max_length=LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"lang": "zh-Hans", "data-redact-piece": ""}),
    )
    canned = forms.ChoiceField(label=_("What is put in their place"), required=False)
    reason = forms.ModelChoiceField(
        Reason.objects.none(),
        label=_("Reason, which the author is told"),
        empty_label=_("Choose a reason"),
        error_messages={"required": _("Choose a reason first; the author is told why the text was changed.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["canned"].choices = [("", _("Nothing")), *CANNED.items()]
        self.fields["reason"].queryset = queries.reasons()

    def clean_text(self):
        """With line ends as everywhere else."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self):
        """The text with the piece replaced; a piece that does not stand in it is told."""
        given = self.cleaned_data
        text, piece = given.get("text", ""), given.get("piece", "")
        if piece and piece not in text:
            self.add_error("piece", _("These words do not stand in the text. Copy them exactly as they stand there."))
        elif piece:
            given["text"] = text.replace(piece, CANNED.get(given.get("canned", ""), ""))
        return given
