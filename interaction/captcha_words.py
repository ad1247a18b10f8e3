"""Digits written in words, for people who can neither see a picture nor hear a sound."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interaction.forms.captcha import spoken_language

WORDS = {
    "2": gettext_lazy("two"),
    "3": gettext_lazy("three"),
    "4": gettext_lazy("four"),
    "5": gettext_lazy("five"),
    "6": gettext_lazy("six"),
    "7": gettext_lazy("seven"),
    "8": gettext_lazy("eight"),
    "9": gettext_lazy("nine"),
}
BETWEEN = {"zh": "、", "en": ", "}


def in_words(digits: str) -> str:
    """A question in the page's language whose answer is these digits."""
    words = BETWEEN[spoken_language()].join(str(WORDS[digit]) for digit in digits)
    return _("Write these numbers as digits, in this order: %(words)s.") % {"words": words}
