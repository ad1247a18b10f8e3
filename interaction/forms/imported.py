"""One line of an import: a letter and its answer from another system, checked before anything is written."""

import json
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interaction import registry
from interaction.forms.base import has_stacked_marks
from interaction.queries.archive import department_called
from interaction.visibility import Visibility

FIELDS = ("id", "user", "subject", "body", "sent_at", "reply", "replied_at")
MORE = ("channel", "kind", "department", "outcome")  # may be left out
USUAL = "enquiry"  # the channel of a line that names none


class BadLine(ValueError):
    """A line that cannot be imported; its text is the reason for the operator."""


@dataclass(frozen=True)
class Imported:
    """A letter with its answer; `source_id` is its id there, times are aware.

    `kind` and `outcome` are keys of its channel, `department` is the slug of the one that answered; each may be empty.
    """

    source_id: str
    user: str
    subject: str
    body: str
    sent_at: datetime
    reply: str
    replied_at: datetime
    channel: str = USUAL
    kind: str = ""
    department: str = ""
    outcome: str = ""


class HistoricText(forms.CharField):
    """A text of the past, kept to the letter and of any length; only what no database can hold is refused."""

    def __init__(self, **more):
        super().__init__(strip=False, **more)

    def to_python(self, value):
        text = super().to_python(value)
        if not text.strip():
            raise ValidationError(self.error_messages["required"], code="required")
        if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text) or has_stacked_marks(text):
            raise ValidationError(gettext_lazy("The text contains characters that cannot be stored."), code="control")
        return text


class ImportedForm(forms.Form):
    """The fields of one line; a time without a zone is Shanghai time."""

    id = forms.CharField(max_length=60)
    user = forms.CharField(max_length=60)
    subject = HistoricText(max_length=300)
    body = HistoricText()
    sent_at = forms.DateTimeField()
    reply = HistoricText()
    replied_at = forms.DateTimeField()
    channel = forms.CharField(max_length=20, required=False)
    kind = forms.CharField(max_length=20, required=False)
    department = forms.CharField(max_length=60, required=False)
    outcome = forms.CharField(max_length=30, required=False)

    def clean_channel(self):
        """A channel of letters that everybody may read; the usual one where none is named."""
        key = self.cleaned_data["channel"] or USUAL
        channel = registry.channels.get(key)
        if channel is None or not channel.takes_letters or channel.visibility == Visibility.PRIVATE:
            raise ValidationError(gettext_lazy("There is no channel of public letters with this key."))
        return key

    def clean_kind(self):
        """A kind of letter that its channel knows."""
        return self._known("kind", "kinds", gettext_lazy("Its channel does not know this kind of letter."))

    def clean_outcome(self):
        """Something an answer of its channel may decide."""
        return self._known("outcome", "outcomes", gettext_lazy("An answer of its channel decides no such thing."))

    def clean_department(self):
        """The slug of a department that is here."""
        slug = self.cleaned_data["department"]
        if slug and department_called(slug) is None:
            raise ValidationError(gettext_lazy("There is no department with the slug %(slug)s."), params={"slug": slug})
        return slug

    def _known(self, field, offered, sentence):
        key, channel = self.cleaned_data[field], registry.channels.get(self.cleaned_data.get("channel", ""))
        if key and channel is not None and key not in dict(getattr(channel, offered)):
            raise ValidationError(sentence)
        return key

    def clean(self):
        cleaned = super().clean()
        sent, replied = cleaned.get("sent_at"), cleaned.get("replied_at")
        if sent and replied and not sent <= replied <= timezone.now():
            raise ValidationError(gettext_lazy("The answer must be later than the letter, and not in the future."))
        return cleaned


def read_line(line: str) -> Imported:
    """The letter of one JSON line; raises BadLine with the reason."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine(_("This is not a line of JSON.")) from None
    if not isinstance(row, dict):
        raise BadLine(_("The line must be one JSON object."))
    wrong = [name for name in FIELDS if not isinstance(row.get(name), str)]
    wrong += [name for name in MORE if not isinstance(row.get(name, ""), str)]
    if wrong:
        raise BadLine(_("These fields must be texts: %(names)s") % {"names": ", ".join(wrong)})
    form = ImportedForm({name: row.get(name, "") for name in (*FIELDS, *MORE)})
    if not form.is_valid():
        raise BadLine(_said(form))
    cleaned = dict(form.cleaned_data)
    return Imported(source_id=cleaned.pop("id"), **cleaned)


def _said(form: ImportedForm) -> str:
    reasons = [
        f"{'' if name == '__all__' else name + ': '}{reason}" for name, found in form.errors.items() for reason in found
    ]
    return " ".join(reasons)
