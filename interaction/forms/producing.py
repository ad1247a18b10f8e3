"""What is asked on the way from a draft to the day: a reason, another time, a cover."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.forms.dates import Moment
from interaction.models import Occasion


class StepForm(forms.Form):
    """A step without a word; `version` is what the person saw."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReasonForm(StepForm):
    """A step with one sentence of at most 300 characters."""

    reason = PlainText(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason; the people concerned will read it.")},
    )


class PostponeForm(ReasonForm):
    """Another time, and why."""

    starts_at = Moment(label=_("Begins"))
    ends_at = Moment(label=_("Ends"), required=False, help_text=_("Leave it empty to keep the length."))
    collects_from = Moment(
        label=_("Questions from"),
        required=False,
        help_text=_("Leave it empty to go on as now: where questions are taken already, they still are."),
    )
    field_order = ("starts_at", "ends_at", "collects_from", "reason")

    def __init__(self, data=None, *, occasion: Occasion, **kwargs):
        super().__init__(data, **kwargs)
        self.length = occasion.ends_at - occasion.starts_at

    def clean(self):
        told = super().clean()
        start = told.get("starts_at")
        if start and start <= timezone.now():
            self.add_error("starts_at", _("The beginning has passed. Choose a time to come."))
        if start and "ends_at" in told:
            told["ends_at"] = told["ends_at"] or start + self.length
            if told["ends_at"] <= start:
                self.add_error("ends_at", _("The end must lie after the beginning."))
        if start and told.get("collects_from") and told["collects_from"] >= start:
            self.add_error("collects_from", _("Questions are collected before it begins. Choose an earlier time."))
        return told


class CoverForm(forms.Form):
    """A picture file and what it shows in words."""

    upload = forms.FileField(
        label=_("Picture"),
        help_text=_(
            "JPEG, PNG, WebP or GIF, at most 10 MB. It is made smaller, and what the camera noted is taken out."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("This file is empty. Choose another one."),
        },
    )
    alt = PlainText(
        label=_("What it shows, in Chinese"),
        max_length=200,
        help_text=_("For people who cannot see it; one sentence."),
    )
    alt_en = PlainText(label=_("What it shows, in English"), max_length=300, required=False)
