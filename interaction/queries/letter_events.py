"""What happens to a letter inside the offices, in words for the staff; its author is told none of it."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "draft-saved": _("A version of the answer was kept"),
    "handler-named": _("Somebody was asked to answer it"),
    "desk-note": _("A note was added for colleagues"),
    "instruction": _("An instruction was entered"),
    "instruction-asked": _("The head of the district was asked for an instruction"),
    "contribution-asked": _("Another department was asked to contribute"),
    "contribution-given": _("Another department has contributed"),
    "contribution-dropped": _("The contribution is no longer needed"),
    "urged": _("The supervisor asked for speed"),
    "supervised": _("A supervisor watches over it"),
    "unsupervised": _("The supervisor no longer watches over it"),
    "handed-to": _("Handed over to a colleague"),
    "identity-read": _("The writer's identity was read"),
}
INTERNAL = tuple(LABELS)
