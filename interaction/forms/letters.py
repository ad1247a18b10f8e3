"""What the desk's forms send: a draft, a department, a reason, and confirmed warnings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.letter_checks import LONGEST, WARNINGS
from people.models import Department, User
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
    """Which warnings the approver has looked at, what the answer decides, and what of it everybody may read.

    `seal` is that of the public copy they saw, `let_out` the files and `follow_up` the question that go out with it.
    `outcomes` are the channel's; a form for a channel without any asks for none.
    """

    outcome = forms.ChoiceField(
        label=_("What does the answer decide?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what the answer decides."),
            "invalid_choice": _("Choose what it decides."),
        },
    )
    why = PlainText(
        label=_("Why, in one sentence (needed where it is not taken up)"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    keep_private = forms.BooleanField(
        label=_("Answer the writer only, and do not publish it"),
        required=False,
    )
    confirmed = forms.MultipleChoiceField(
        choices=[(key, key) for key in WARNINGS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    seal = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    let_out = forms.TypedMultipleChoiceField(coerce=int, required=False)
    follow_up = forms.BooleanField(required=False)

    def __init__(self, data=None, *, outcomes=(), **more):
        super().__init__(data, **more)
        _choices(self, "outcome").choices = outcomes
        asked = data.getlist("let_out") if data else []
        self.ticked = {int(one) for one in asked if one.isdecimal() and len(one) < 12}
        _choices(self, "let_out").choices = [(str(one), str(one)) for one in self.ticked]
        if not outcomes:
            del self.fields["outcome"], self.fields["why"]


def _choices(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field


class ActForm(VersionForm):
    """A small form beside others on one page: the ids of its fields are its own."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


def _words(label, *, most, least=0, rows=3, help_text="", missing):
    """A field of a few sentences."""
    return PlainText(
        label=label,
        min_length=least or None,
        max_length=most,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class NotOursForm(ActForm):
    """Why a letter is given back."""

    reason = _words(
        _("Why is it not yours, and whose is it?"),
        most=300,
        least=5,
        help_text=_("Whoever assigns the letter reads this sentence."),
        missing=_("Say in a sentence why this is not yours, and whose it is."),
    )


class GiveForm(ActForm):
    """Who is to answer; `loads` are the officers with what they have to do."""

    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Colleague"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague."), "invalid_choice": _("Choose a colleague.")},
    )

    def __init__(self, *args, officers, loads=(), **kwargs):
        super().__init__(*args, **kwargs)
        open_now = {one.person.pk: one.open for one in loads}
        self.fields["person"].queryset = officers
        self.fields["person"].label_from_instance = lambda one: (
            _("%(name)s: %(open)d open")
            % {
                "name": one.name,
                "open": open_now.get(one.pk, 0),
            }
        )


class NoteForm(ActForm):
    """A word to colleagues."""

    text = _words(
        _("Note for colleagues"),
        most=1000,
        least=2,
        help_text=_("Only the staff who work on this letter read it."),
        missing=_("Write the note first."),
    )


class InstructionForm(ActForm):
    """What whoever leads wants done."""

    text = _words(
        _("Instruction of the head of the district"),
        most=1000,
        least=2,
        help_text=_("In the words in which it was given. The officers of the department are told."),
        missing=_("Write the instruction first."),
    )


class AskHelpForm(ActForm):
    """Which department is to add what."""

    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        empty_label=_("Choose a department"),
        error_messages={
            "required": _("Choose a department first."),
            "invalid_choice": _("Choose a department first."),
        },
    )
    asked_for = _words(
        _("What is it to add?"), most=300, least=5, missing=_("Say in a sentence what the other department is to add.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = open_departments()
        self.fields["department"].label_from_instance = lambda one: one.said("name")


class HelpForm(forms.Form):
    """What a department adds."""

    text = _words(
        _("What your department adds"),
        most=5000,
        least=10,
        rows=6,
        help_text=_("The department that leads puts it into the answer; the writer of the letter does not read this."),
        missing=_("Write what your department adds."),
    )


class CorrectionAskForm(ActForm):
    """What the author is to put right."""

    missing = _words(
        _("What is missing, and how can it be put right?"),
        most=500,
        least=10,
        help_text=_("The writer of the letter reads this and has ten working days."),
        missing=_("Say what is to be put right; the author reads it."),
    )


class MoveForm(ActForm):
    """To which channel a letter goes on."""

    channel = forms.ChoiceField(
        label=_("Where does it belong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a channel."), "invalid_choice": _("Choose a channel.")},
    )

    def __init__(self, *args, channels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels


class SplitForm(ActForm):
    """Which sentences make the complaint."""

    parts = forms.TypedMultipleChoiceField(
        label=_("Which sentences belong to the complaint?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose the sentences that belong to the complaint."),
            "invalid_choice": _("Choose the sentences that belong to the complaint."),
        },
    )

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = list(enumerate(parts))


class IdentityForm(ActForm):
    """Why somebody needs to know who wrote a report."""

    reason = _words(
        _("Why do you need to know who wrote it?"),
        most=200,
        least=5,
        rows=2,
        help_text=_("Your name, the time and this reason are kept for ever."),
        missing=_("Say in a few words why you need to know who wrote it."),
    )
