"""What the page of a group of texts sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClusterForm(forms.Form):
    """What is to become of a group: `first` is "id:version" of the text that is published for all."""

    decision = forms.ChoiceField(
        choices=[("gather", "gather"), ("join", "join"), ("reject", "reject")],
        error_messages={"required": _("Choose what is to become of these texts.")},
    )
    first = forms.RegexField(r"^[0-9]{1,15}:[0-9]{1,15}$", required=False)
    reason = forms.SlugField(max_length=40, required=False)

    def clean(self):
        """A group is published by one of its texts."""
        cleaned = super().clean()
        if cleaned.get("decision") == "gather" and not cleaned.get("first"):
            self.add_error("decision", _("Choose the text that is published for all of them."))
        return cleaned

    @property
    def first_seen(self) -> tuple[int, int]:
        """The id of the text to publish, and the version that was seen."""
        pk, _colon, version = self.cleaned_data["first"].partition(":")
        return int(pk), int(version)
