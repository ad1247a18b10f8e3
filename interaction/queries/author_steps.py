"""What each step of a letter, and what becomes of its clock, means for its author: one plain sentence each."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interaction.models import Event

STEPS: dict[str, str | Promise] = {
    "approve": gettext_lazy("A moderator has read it. Next it is assigned to a department."),
    "reject": gettext_lazy("A moderator has read it and did not accept it. The reason is given here."),
    "reopen": gettext_lazy("A moderator reads it once more."),
    "resend": gettext_lazy("You have changed the text. A moderator reads it again."),
    "overturn": gettext_lazy("A second person has looked at it. Next it is assigned to a department."),
    "redirect": gettext_lazy("It goes its way there, with its number and history."),
    "ask-correction": gettext_lazy("Something is missing. Put it right in time, and it goes on."),
    "correct": gettext_lazy("What you have put right has arrived. A moderator reads your letter again."),
    "lapse": gettext_lazy("If the matter still stands, write a new letter and give this number."),
    "assign": gettext_lazy("This department answers it."),
    "assign-finally": gettext_lazy("A supervisor has decided that this department answers it."),
    "not-ours": gettext_lazy("The department is not in charge of this. It is assigned to another one."),
    "start": gettext_lazy("Somebody in the department works on it."),
    "draft": gettext_lazy("The answer is written. A second person checks it before it goes out."),
    "take-back": gettext_lazy("The department writes on at the answer."),
    "send-back": gettext_lazy("The second person wants the answer to be better. The department writes on at it."),
    "release": gettext_lazy("The answer stands on this page. You may rate it and ask about it."),
    "follow-up": gettext_lazy("Your question is with the department. Its time counts anew from this day."),
    "redo": gettext_lazy("The department answers anew, and a supervisor watches over it. Its time counts anew."),
    "close": gettext_lazy("The answer stays on this page."),
    "withdraw": gettext_lazy("Nobody works on it any more, and it is not public."),
}


def meaning_of(event: Event) -> str:
    """What this event means for the author; empty where its name says it all."""
    if event.kind in CLOCKS:
        return CLOCKS[event.kind](event)
    return str(STEPS.get(event.kind, ""))


def _extended(event: Event) -> str:
    return _("The new last day is %(day)s.") % {"day": _day(event, "due")}


def _paused(event: Event) -> str:
    return _("From %(day)s on no day is counted until the clock runs again.") % {"day": _day(event, "on")}


def _recomputed(event: Event) -> str:
    words = {"was": _day(event, "was"), "day": _day(event, "due")}
    if words["was"] == words["day"]:
        return _("The last day stays %(day)s.") % words
    return _("The last day moves from %(was)s to %(day)s.") % words


def _expired(event: Event) -> str:
    return _("The last day was %(day)s.") % {"day": _day(event, "due")}


def _day(event: Event, name: str) -> str:
    return date_format(date.fromisoformat(event.data[name]), _("j F Y")) if event.data.get(name) else ""


CLOCKS: dict[str, Callable[[Event], str]] = {
    "clock-extended": _extended,
    "clock-resumed": _extended,
    "clock-restarted": _extended,
    "clock-paused": _paused,
    "clock-recomputed": _recomputed,
    "clock-expired": _expired,
}
