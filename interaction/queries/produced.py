"""One occasion as its producers see it: what can be done next, and what has happened."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from interaction import registry
from interaction.models import Event, Occasion
from people.permissions import Person, may

LABELS = {
    "created": _("Draft made"),
    "edited": _("Texts changed"),
    "cover": _("Cover changed"),
    "person-added": _("Somebody was added"),
    "person-changed": _("Somebody's part was changed"),
    "person-removed": _("Somebody was taken off"),
    "person-moved": _("The order of people was changed"),
    "policy": _("How questions are taken was changed"),
    "picture": _("Picture added"),
    "picture-withdrawn": _("Picture taken back"),
    "test-frame": _("The wire was tested"),
    "takeover": _("Another host took over"),
    "end-offered": _("The end was offered"),
}


@dataclass(frozen=True)
class Happened:
    """One line of the history; `who` is empty for the system itself, `fields` are the names of changed fields."""

    at: datetime
    label: str | Promise
    who: str
    reason: str
    fields: list


def steps_open(occasion: Occasion, user: Person) -> set[str]:
    """The names of the steps that lead on from here and that this person may take."""
    steps = registry.get(occasion.channel).workflow_of(occasion).steps_from(occasion.state)
    return {step.name for step in steps if may(user, step.verb, occasion)}


def happened(occasion: Occasion) -> list[Happened]:
    """What happened to the occasion itself, newest first; one query."""
    events = occasion.events.filter(submission=None).select_related("actor").order_by("-seq")
    return [_line(occasion, event) for event in events]


def returned(occasion: Occasion) -> Happened | None:
    """Why it was given back, as long as it has not been submitted again."""
    if occasion.state != "draft":
        return None
    events = occasion.events.filter(submission=None, kind__in=("return", "submit")).select_related("actor")
    last = events.order_by("seq").last()
    return _line(occasion, last) if last and last.kind == "return" else None


def names_of_fields(occasion: Occasion, names: list[str]) -> list:
    """What the form calls these fields."""
    fields = registry.get(occasion.channel).occasion_form.base_fields
    return [fields[name].label for name in names if name in fields]


def joined(names: list) -> str:
    """Names in one line, as the reader's language separates them."""
    return pgettext("between names", ", ").join(str(name) for name in names)


def _line(occasion: Occasion, event: Event) -> Happened:
    steps = registry.get(occasion.channel).workflow_of(occasion).steps
    label = steps[event.kind].label if event.kind in steps else LABELS.get(event.kind, event.kind)
    return Happened(
        at=event.at,
        label=label,
        who=event.actor.name if event.actor else "",
        reason=event.data.get("reason", ""),
        fields=names_of_fields(occasion, event.data.get("fields", [])),
    )
