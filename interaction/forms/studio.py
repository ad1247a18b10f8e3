"""What the studio's buttons send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.models import Participant, Submission
from people.refusals import Refusal

GONE = _("This item is no longer there. Reload the page.")


class ActForm(forms.Form):
    """A question, a guest, a text and the version last seen, each belonging to the occasion; all optional."""

    question = forms.ModelChoiceField(Submission.objects.none(), required=False)
    before = forms.ModelChoiceField(Submission.objects.none(), required=False)
    guest = forms.ModelChoiceField(Participant.objects.none(), required=False)
    text = PlainText(max_length=5000, required=False)
    version = forms.IntegerField(min_value=0, required=False)

    def __init__(self, data, *, occasion):
        super().__init__(data)
        questions = occasion.submissions.published().select_related("occasion")
        self.fields["question"].queryset = self.fields["before"].queryset = questions
        self.fields["guest"].queryset = occasion.participants.filter(part=Participant.Part.GUEST)

    def clean_version(self):
        return self.cleaned_data["version"] or 0

    def check(self, needed: tuple[str, ...]) -> None:
        """Raises Refusal with one sentence for the reader if something is wrong or a needed field is empty."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refusal(errors[0] if field == "text" else GONE)
        if any(self.cleaned_data[name] is None for name in needed):
            raise Refusal(GONE)
