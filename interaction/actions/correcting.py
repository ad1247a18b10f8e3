"""A letter that lacks something: its author is asked, reminded once, and puts it right.

What is not put right in time is closed by the clock that every channel of letters declares (clocks.expire_clocks).
"""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import deadlines, frames
from interaction.actions.as_author import Kind, actor_of, hold_own, said_before, say
from interaction.actions.events import record
from interaction.actions.notify import notify
from interaction.actions.steps import lock, take
from interaction.models import Deadline, Message, Submission
from interaction.queries.author_ways import CORRECT, asked_corrections, days_left
from interaction.senders import sender_of
from moderation.actions import open_case, withdraw_case
from people.permissions import Person
from people.refusals import Closed, Refusal
from realtime.publish import action

REMINDED_AT = 3  # working days before the last one
REMINDER = "correction-reminder"  # kind of the event
NOT_ASKED = _("Nothing is asked of you at the moment; look at how it stands now.")


@action
def ask_correction(letter: Submission, missing: str, *, by: Person, version: int | None = None) -> Submission:
    """Asks the author to put right what `missing` says, within the period of the clock "correct"; they are told.

    For whoever reads letters first. Nobody else decides about it meanwhile. Raises NotAllowed, Stale, or Refusal
    without a sentence for the author.
    """
    if letter.occasion:
        lock(letter.occasion)
    words = missing.strip()
    if not words:
        raise Refusal(_("Say what is to be put right; the author reads it."))
    asked = take(letter, "ask-correction", by=by, version=version, data={"missing": words[:500]})
    withdraw_case(asked)
    deadlines.start(asked, CORRECT, on=timezone.localdate(), by=by)
    notify(asked, asked.last_event)
    frames.tell_letter(asked)
    return asked


@action
def correct(letter: Submission, text: str, *, by: Person = None, with_code: bool = False) -> Message:
    """The author puts right what was asked: the letter goes before the moderators again, with what was added.

    The same words again change nothing. Raises NotAllowed, or Closed when nothing is asked (any more).
    """
    fresh = hold_own(letter, by=by, with_code=with_code)
    known = said_before(fresh, Kind.CORRECTION, text)
    if known and fresh.state != "correction":
        return known
    if fresh.state != "correction":
        raise Closed(NOT_ASKED)
    message = say(fresh, Kind.CORRECTION, text, by=by)
    right = take(fresh, "correct", by=actor_of(fresh, by), data={"message": message.pk})
    deadlines.meet(right, CORRECT, by=actor_of(fresh, by))
    open_case(right, scope=right.channel, text=_whole(right, message), byline=right.byline, sender=sender_of(right))
    notify(right, right.last_event)
    frames.tell_letter(right)
    return message


def _whole(letter: Submission, correction: Message) -> str:
    """What the moderators read: the letter and what was added to it."""
    first = letter.messages.filter(kind=Kind.LETTER).first()
    added = _("Put right: %(text)s") % {"text": correction.text}
    title = letter.title if first and letter.title != first.text else ""
    return "\n".join(filter(None, (title, first.text if first else "", "", added)))


def remind_corrections() -> int:
    """Reminds authors of what they were asked, once, three working days before the end; returns how many."""
    rows = asked_corrections().filter(told_soon_at=None, due_on__gte=timezone.localdate())
    return sum(_remind(pk) for pk, day in rows.values_list("pk", "due_on") if days_left(day) <= REMINDED_AT)


@action
def _remind(pk: int) -> bool:
    clock = _held(asked_corrections().filter(pk=pk, told_soon_at=None))
    if clock is None:
        return False
    clock.told_soon_at = timezone.now()
    clock.save(update_fields=["told_soon_at"])
    event = record(clock.submission, REMINDER, data={"due": clock.due_on.isoformat()})
    notify(clock.submission, event)
    return True


def _held(rows: QuerySet[Deadline]) -> Deadline | None:
    """The clock, if it is still among these rows once its letter is locked; `submission` is the locked letter."""
    found = rows.select_related("submission__occasion").first()
    if found is None:
        return None
    if found.submission.occasion:
        lock(found.submission.occasion)
    held = lock(found.submission)
    again = rows.select_related("rule").first()
    if again:
        again.submission = held
    return again
