"""The sorts of letters that several channels take. Keys are for ever; labels may change."""

from django.utils.translation import pgettext_lazy

KINDS = (
    ("question", pgettext_lazy("kind of letter", "Question")),
    ("proposal", pgettext_lazy("kind of letter", "Suggestion")),
    ("help", pgettext_lazy("kind of letter", "Request for help")),
    ("complaint", pgettext_lazy("kind of letter", "Complaint")),
    ("other", pgettext_lazy("kind of letter", "Other")),
)
