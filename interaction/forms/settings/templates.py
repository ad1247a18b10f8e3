"""A prepared answer, and which of them are shown."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import registry
from interaction.forms.base import PlainText
from interaction.queries.letter_templates import FIELDS
from interaction.queries.settings.templates import ALL, kind_choices, kinds_of
from people.queries import open_departments

LONGEST = 3000  # characters of a prepared answer
BRACED = re.compile(r"\{([^{}\n]{1,30})\}")
EVERY = pgettext_lazy("prepared answers", "All")


def channel_choices() -> list[tuple[str, object]]:
    """The channels whose letters are answered."""
    return [("", EVERY), *((key, one.name) for key, one in registry.channels.items() if one.takes_letters)]


class TemplateForm(forms.Form):
    """Title and text, and for which letters it is offered; `seen` guards against two at once."""

    title = PlainText(label=_("Title"), max_length=60, help_text=_("By this name officers find it while they write."))
    text = PlainText(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Filled in for each letter: {number} its number, {department} the department, {due} the last day, {name} "
            "the writer's name, masked."
        ),
    )
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    kind = forms.ChoiceField(label=_("Kind of letter"), required=False)
    department: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Department"), queryset=None, required=False, empty_label=_("All departments")
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channel_choices()
        self.fields["kind"].choices = [("", EVERY), *kind_choices()]
        self.fields["department"].queryset = open_departments()
        self.fields["department"].label_from_instance = lambda one: one.said("name")

    def clean_text(self):
        """Only words that are filled in may stand in braces; a slip would reach the citizen."""
        text = self.cleaned_data["text"]
        unknown = [word for word in BRACED.findall(text) if word not in FIELDS]
        if unknown:
            words = {"word": f"{{{unknown[0]}}}"}
            raise forms.ValidationError(
                _("%(word)s is not filled in. Write {number}, {department}, {due} or {name}.") % words
            )
        return text

    def clean(self):
        """A kind that the chosen channel does not take would never be offered."""
        given = super().clean()
        channel, kind = given.get("channel"), given.get("kind")
        if channel and kind and kind not in kinds_of(channel):
            self.add_error("kind", _("Letters of this channel are never of this kind. Choose another one, or all."))
        return given

    @classmethod
    def about(cls, template, *, seen):
        """The form filled in with a prepared answer, to be changed."""
        known = {name: getattr(template, name) for name in ("title", "text", "channel", "kind", "department")}
        return cls(initial=known | {"seen": seen})


class TemplateFinder(forms.Form):
    """Which prepared answers are shown: of a department, in use or retired."""

    department = forms.ChoiceField(label=_("Department"), required=False)
    retired = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("prepared answers", "In use")),
            ("yes", pgettext_lazy("prepared answers", "Retired")),
        ],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = [(str(one.pk), one.said("name")) for one in open_departments()]
        self.fields["department"].choices = [("", EVERY), (ALL, _("For every department")), *places]

    def chosen(self) -> dict:
        """department and retired as the query takes them; what is not among the choices counts as not chosen."""
        given = self.cleaned_data if self.is_valid() else {}
        return {"department": given.get("department", ""), "retired": given.get("retired") == "yes"}
