"""What later steps of a letter mean for its author, in the sentences of a mail; never a word of the text itself."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.models import Event, Submission
from interaction.queries.author_ways import CLOSE, RATE, correction_clock, last_day


def _said(day: date | None) -> str:
    return date_format(day, _("j F Y")) if day else ""


def _asked(submission: Submission, event: Event) -> str:
    """What is missing stands on the page only: it may speak of the matter."""
    clock = correction_clock(submission)
    if clock is None:
        return ""
    sentence = _("Something in it is to be put right by you until %(day)s; after that it is closed.")
    return f"{sentence % {'day': _said(clock.due_on)}}\n{_('What it is stands on the page of your letter.')}"


def _put_right(submission: Submission, event: Event) -> str:
    return _("What you have put right has arrived. A moderator reads your letter again.")


def _lapsed(submission: Submission, event: Event) -> str:
    return _("Nothing was put right in time. If the matter still stands, write a new letter and give this number.")


def _answered(submission: Submission, event: Event) -> str:
    """That the answer may be rated, and by when the letter closes by itself."""
    rate, close = last_day(submission, RATE), last_day(submission, CLOSE)
    if rate is None or close is None:
        return ""
    sentence = _("Say until %(rate)s whether the answer helped you. Unrated, the letter closes after %(close)s.")
    return sentence % {"rate": _said(rate), "close": _said(close)}


def _asked_again(submission: Submission, event: Event) -> str:
    return _("Your question about the answer is with the department; it has a deadline of its own.")


def _anew(submission: Submission, event: Event) -> str:
    return _("The department answers anew, and a supervisor watches over it.")


def _closed(submission: Submission, event: Event) -> str:
    return _("The answer stays on the page of your letter. You may still ask about it there.")


def _unpublished(submission: Submission, event: Event) -> str:
    return _("It is not public any more, and will not be published again.")


def _new_code(submission: Submission, event: Event) -> str:
    return _("A new query code was given for it, and the old one is dead. If that was not you, tell us at the hotline.")


MEANINGS: dict[str, Callable[[Submission, Event], str]] = {
    "ask-correction": _asked,
    "correction-reminder": _asked,
    "correct": _put_right,
    "lapse": _lapsed,
    "release": _answered,
    "follow-up": _asked_again,
    "redo": _anew,
    "close": _closed,
    "consent-withdrawn": _unpublished,
    "code-replaced": _new_code,
}
