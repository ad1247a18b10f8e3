"""What the studio's buttons send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import Message, Occasion, Participant, Picture, Submission
from people.models import Department
from people.refusals import Refusal

GONE = _("This item is no longer there. Reload the page.")
TEXTS = ("text", "why", "alt", "alt_en")


class ActForm(forms.Form):
    """A question, a guest, a text and the version last seen, each belonging to the occasion; all optional."""

    question = forms.ModelChoiceField(Submission.objects.none(), required=False)
    before = forms.ModelChoiceField(Submission.objects.none(), required=False)
    into = forms.ModelChoiceField(Submission.objects.none(), required=False)
    also = forms.ModelMultipleChoiceField(Submission.objects.none(), required=False)
    guest = forms.ModelChoiceField(Participant.objects.none(), required=False)
    department = forms.ModelChoiceField(Department.objects.none(), required=False)
    given = forms.CharField(required=False, max_length=30)
    picture = forms.ModelChoiceField(Picture.objects.none(), required=False)
    policy = forms.ChoiceField(choices=Occasion.Policy.choices, required=False)
    text = PlainText(max_length=5000, required=False)
    why = PlainText(max_length=300, required=False)
    version = forms.IntegerField(min_value=0, required=False)
    skip = forms.BooleanField(required=False)

    def __init__(self, data, *, occasion):
        super().__init__(data)
        questions = occasion.submissions.published().filter(channel=occasion.channel).select_related("occasion")
        for name in ("question", "before", "into", "also"):
            self.fields[name].queryset = questions
        self.fields["guest"].queryset = occasion.participants.filter(part=Participant.Part.GUEST)
        self.fields["department"].queryset = Department.objects.filter(is_active=True)
        self.fields["picture"].queryset = Picture.objects.filter(occasion=occasion).select_related("occasion")

    def clean_version(self):
        return self.cleaned_data["version"] or 0

    def clean(self):
        """`given` is one list of guests and departments: "guest-3", "department-7" or nothing for nobody."""
        kind, _dash, pk = self.cleaned_data.get("given", "").partition("-")
        if kind in ("guest", "department"):
            try:
                self.cleaned_data[kind] = self.fields[kind].clean(pk)
            except forms.ValidationError as error:
                self.add_error("given", error)
        return self.cleaned_data

    def check(self, needed: tuple[str, ...]) -> None:
        """Raises Refusal with one sentence for the reader if something is wrong or a needed field is empty."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refusal(errors[0] if field in TEXTS else GONE)
        if any(self.cleaned_data[name] in (None, "") for name in needed):
            raise Refusal(GONE)


class PictureForm(forms.Form):
    """A picture for the stream and what it shows in words."""

    upload = forms.FileField(label=_("Picture"), error_messages={"required": _("Choose a picture first.")})
    alt = PlainText(
        label=_("What it shows"),
        max_length=200,
        error_messages={"required": _("Say in words what the picture shows, for people who cannot see it.")},
    )
    alt_en = PlainText(label=_("What it shows, in English"), max_length=300, required=False)

    def check(self) -> dict:
        """The cleaned fields; raises Refusal with the first error's sentence."""
        if not self.is_valid():
            raise Refusal(next(iter(self.errors.values()))[0])
        return self.cleaned_data


class NoteForm(forms.Form):
    """A dated note below an answer or words of the occasion."""

    about = forms.ModelChoiceField(Message.objects.none())
    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in (Message.Kind.NOTE, Message.Kind.PROGRESS)])
    text = PlainText(max_length=2000, required=False)

    def __init__(self, data, *, messages):
        super().__init__(data)
        self.fields["about"].queryset = messages

    def check(self) -> dict:
        """The cleaned fields; raises Refusal with one sentence."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refusal(errors[0] if field == "text" else GONE)
        return self.cleaned_data
