"""Whether everybody and everything is there before an interview goes live."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interaction import registry
from interaction.models import Occasion, Participant
from interaction.queries.produced import joined

Part = Participant.Part
SEEN_WITHIN = timedelta(minutes=2)
LABELS = {
    "host": gettext_lazy("Host"),
    "guest": gettext_lazy("Guests"),
    "transcriber": gettext_lazy("Transcriber"),
    "moderator": gettext_lazy("Moderators"),
    "test-frame": gettext_lazy("Test of the wire"),
}


@dataclass(frozen=True)
class Ready:
    """One line of the list: `key` for programs, its label, whether it is so, and one sentence about how it stands."""

    key: str
    label: str | Promise
    is_ready: bool
    said: str


def readiness(occasion: Occasion) -> list[Ready]:
    """Host, guests, transcriber, moderators and test frame of an interview, in this order; two queries.

    Somebody is there whose studio was open in the last two minutes. Guests without an account count as there when a
    transcriber is; two moderators must be named, whether they are at their desk is only said.
    """
    people = list(occasion.participants.all())
    parts = {part: [one for one in people if one.part == part] for part in Part}
    typing = any(_is_here(one) for one in parts[Part.TRANSCRIBER])
    return [
        _there("host", parts[Part.HOST]),
        _guests(parts[Part.GUEST], typing=typing),
        _transcriber(parts[Part.TRANSCRIBER], needed=any(guest.user_id is None for guest in parts[Part.GUEST])),
        _moderators(parts[Part.MODERATOR], registry.get(occasion.channel).occasion_parts[Part.MODERATOR]),
        _tested(occasion),
    ]


def _is_here(one: Participant) -> bool:
    return one.seen_at is not None and one.seen_at >= timezone.now() - SEEN_WITHIN


def _there(key: str, people: list[Participant]) -> Ready:
    """Ready as soon as one of them is there."""
    if not people:
        return Ready(key, LABELS[key], False, _("Nobody is named."))
    here = [one for one in people if _is_here(one)]
    if here:
        return Ready(key, LABELS[key], True, _("In the studio: %(names)s.") % {"names": _names(here)})
    return Ready(key, LABELS[key], False, _("Not in the studio yet: %(names)s.") % {"names": _names(people)})


def _guests(guests: list[Participant], *, typing: bool) -> Ready:
    if not guests:
        return Ready("guest", LABELS["guest"], False, _("Nobody is named."))
    away = [one for one in guests if not (_is_here(one) if one.user_id else typing)]
    if away:
        return Ready("guest", LABELS["guest"], False, _("Not in the studio yet: %(names)s.") % {"names": _names(away)})
    return Ready("guest", LABELS["guest"], True, _("In the studio: %(names)s.") % {"names": _names(guests)})


def _transcriber(people: list[Participant], *, needed: bool) -> Ready:
    if people or needed:
        return _there("transcriber", people)
    return Ready("transcriber", LABELS["transcriber"], True, _("None is needed: every guest writes with an account."))


def _moderators(people: list[Participant], least: int) -> Ready:
    named = ngettext("%(number)s is named.", "%(number)s are named.", len(people)) % {"number": len(people)}
    here = [one for one in people if _is_here(one)]
    if here:
        named = _("%(named)s In sight now: %(names)s.") % {"named": named, "names": _names(here)}
    return Ready("moderator", LABELS["moderator"], len(people) >= least, named)


def _tested(occasion: Occasion) -> Ready:
    """A test frame counts until the interview is moved to another time."""
    events = occasion.events.filter(submission=None, kind__in=("test-frame", "postpone")).order_by("seq")
    last = events.values_list("kind", "at").last()
    if last is None or last[0] != "test-frame":
        return Ready("test-frame", LABELS["test-frame"], False, _("Not tested yet. The host sends one in the studio."))
    return Ready("test-frame", LABELS["test-frame"], True, _("Tested at %(time)s.") % {"time": _clock(last[1])})


def _clock(at: datetime) -> str:
    local = timezone.localtime(at)
    return local.strftime("%H:%M") if local.date() == timezone.localdate() else local.strftime("%Y-%m-%d %H:%M")


def _names(people: Iterable[Participant]) -> str:
    return joined([one.name for one in people])
