"""What all forms of citizens share: plain text without control characters, with limits that say what to do."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")
_MARKS_IN_A_ROW = 8  # TRUST.md trap 7


class PlainText(forms.CharField):
    """Citizens' plain text: line ends made \\n, control characters refused, stacked combining marks refused."""

    default_error_messages = {
        "control": _("The text contains characters that cannot be shown. Type it again instead of pasting it."),
        "marks": _("The text stacks too many marks on one letter. Remove them and send it again."),
    }

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        if _CONTROL.search(text) or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
            raise ValidationError(self.error_messages["control"], code="control")
        if has_stacked_marks(text):
            raise ValidationError(self.error_messages["marks"], code="marks")
        return text


def has_stacked_marks(text: str) -> bool:
    """Whether more than eight combining marks follow one another."""
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run > _MARKS_IN_A_ROW:
            return True
    return False
