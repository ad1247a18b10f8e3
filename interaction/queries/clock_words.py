"""What becomes of a deadline, in the sentences of a mail: to the author of a letter, and to colleagues at the desk."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interaction.models import Event, Notice, Submission
from interaction.queries.timeline import label_of_event
from interaction.queries.watching import is_for_watcher

# Events that are told to colleagues only; those of BOTH also to the author, in other words.
DESK = ("due-soon", "overdue", "extension-asked", "extension-refused", "supplement")
BOTH = ("clock-extended", "clock-recomputed", "follow-up", "redo", "consent-withdrawn")


def is_for_desk(notice: Notice) -> bool:
    """Whether this notice tells a colleague about a letter at the desk, not about their own or a watched one."""
    event = notice.event
    if event.kind in DESK:
        return True
    author = event.submission.author_id if event.submission else None
    return notice.user_id is not None and notice.user_id != author and not is_for_watcher(notice)


def extended(submission: Submission, event: Event) -> str:
    """To the author: why it takes longer, and until when."""
    told = _("The answer needs more time. The new last day is %(day)s.") % {"day": _day(event, "due")}
    return "\n".join([told, _("The reason: %(reason)s") % {"reason": event.data.get("reason", "")}])


def recomputed(submission: Submission, event: Event) -> str:
    """To the author: the official calendar moved the day."""
    words = {"was": _day(event, "was"), "day": _day(event, "due")}
    return _("The official calendar of working days was published. The last day moves from %(was)s to %(day)s.") % words


def desk_words(event: Event) -> tuple[str, list[str]]:
    """To a colleague: a subject with the number alone, and what happened; the letter's text is not in it."""
    number = {"number": event.submission.number if event.submission else ""}
    words = {"day": _day(event, "due"), "reason": event.data.get("reason", "")}
    days = event.data.get("days", 0)
    asked = ngettext("%(n)d more day is asked for.", "%(n)d more days are asked for.", days) % {"n": days}
    why = _("The reason: %(reason)s") % words
    said = {
        "due-soon": (_("%(number)s is due soon"), [_("The last day for the answer is %(day)s.") % words]),
        "overdue": (_("%(number)s is overdue"), [_("The last day for the answer was %(day)s.") % words]),
        "extension-asked": (_("%(number)s: more time is asked for"), [asked, why]),
        "extension-refused": (_("%(number)s: no more time"), [_("The last day stays as it is."), why]),
        "clock-extended": (_("%(number)s: more time is granted"), [_("The new last day is %(day)s.") % words]),
        "clock-recomputed": (_("%(number)s: another last day"), [_("The new last day is %(day)s.") % words]),
    } | _by_author()
    subject, sentences = said.get(event.kind) or (_("%(number)s: there is news"), _happened(event))
    return subject % number, sentences


def _happened(event: Event) -> list[str]:
    """What the event is called, for everything that needs no words of its own."""
    return [str(label_of_event(event.submission, event.kind))] if event.submission else []


def _by_author() -> dict[str, tuple[str, list[str]]]:
    """What the author has done, as those who handle the letter are told."""
    again = _("It is with the department again, with a new last day.")
    return {
        "supplement": (_("%(number)s: something was added"), [_("The author has added a text or files.")]),
        "follow-up": (_("%(number)s: asked about the answer"), [_("The author asks about the answer."), again]),
        "redo": (_("%(number)s: to be answered anew"), [_("The answer did not help; it is supervised now."), again]),
        "consent-withdrawn": (_("%(number)s: consent taken back"), [_("The letter is not public any more.")]),
    }


def _day(event: Event, name: str) -> str:
    return date_format(date.fromisoformat(event.data[name]), _("j F Y")) if event.data.get(name) else ""
