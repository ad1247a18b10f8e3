"""What happens to a letter inside the offices, in words for the staff; its author is told none of it."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interaction.models import Event
from interaction.queries.settings.words import clock_name

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
STOPPED = _("The clock has stopped")


def named(event: Event, label: str | Promise) -> str | Promise:
    """The label with the clock that the event is about, since a letter has several; others stay as they are.

    A clock that was met has stopped, whether or not an answer was what it waited for.
    """
    if not event.kind.startswith("clock-") or "clock" not in event.data:
        return label
    words = {"what": STOPPED if event.kind == "clock-met" else label, "clock": clock_name(event.data["clock"])}
    return gettext("%(what)s: %(clock)s") % words
