"""One line of an import: a letter and its answer from another system, checked before anything is written."""

import json
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interaction.forms.base import has_stacked_marks

FIELDS = ("id", "user", "subject", "body", "sent_at", "reply", "replied_at")


class BadLine(ValueError):
    """A line that cannot be imported; its text is the reason for the operator."""


@dataclass(frozen=True)
class Imported:
    """A letter with its answer; `source_id` is its id there, times are aware."""

    source_id: str
    user: str
    subject: str
    body: str
    sent_at: datetime
    reply: str
    replied_at: datetime


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
    if wrong:
        raise BadLine(_("These fields must be texts: %(names)s") % {"names": ", ".join(wrong)})
    form = ImportedForm({name: row[name] for name in FIELDS})
    if not form.is_valid():
        raise BadLine(_said(form))
    cleaned = dict(form.cleaned_data)
    return Imported(source_id=cleaned.pop("id"), **cleaned)


def _said(form: ImportedForm) -> str:
    reasons = [
        f"{'' if name == '__all__' else name + ': '}{reason}" for name, found in form.errors.items() for reason in found
    ]
    return " ".join(reasons)
