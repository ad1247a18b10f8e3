"""What the desk's forms send: a draft, a department, a reason, and confirmed warnings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.letter_checks import LONGEST
from people.models import Department
from people.queries import open_departments


class VersionForm(forms.Form):
    """What was seen by whoever acts."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class DraftForm(VersionForm):
    """The text of an answer, finished or not."""

    text = PlainText(
        label=_("The answer"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "lang": "zh-Hans"}),
        help_text=_("Say what is done, by whom and until when. The writer reads it, and everybody where it is public."),
    )


class SendBackForm(VersionForm):
    """Why an answer goes back to its writer."""

    reason = PlainText(
        label=_("What is to be changed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever wrote the answer reads this sentence."),
        error_messages={"required": _("Say in a sentence what is to be changed.")},
    )


class AssignForm(VersionForm):
    """The department that is to answer."""

    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        empty_label=_("Choose a department"),
        error_messages={
            "required": _("Choose a department first."),
            "invalid_choice": _("Choose a department first."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = open_departments()
        self.fields["department"].label_from_instance = lambda one: one.said("name")


class ReleaseForm(VersionForm):
    """Which warnings the approver has looked at."""

    confirmed = forms.MultipleChoiceField(
        choices=[(key, key) for key in ("personal", "passed-on")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class DeskFinder(forms.Form):
    """Narrows a list of the desk; both fields may stay empty."""

    q = forms.CharField(label=_("Number or words"), max_length=100, required=False)

    def __init__(self, data=None, *, departments):
        super().__init__(data)
        self.fields["department"] = forms.ModelChoiceField(
            departments, label=_("Department"), required=False, empty_label=_("All departments")
        )
        self.fields["department"].label_from_instance = lambda one: one.said("name")

    def chosen(self) -> dict:
        """What was chosen: q, perhaps empty, and department or None; nothing when the form is in error."""
        return self.cleaned_data if self.is_valid() else {"q": "", "department": None}
