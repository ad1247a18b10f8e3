"""What the author of a letter thinks of its answer, and what follows from it; unrated letters close by the clock."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions.as_author import actor_of, hold_own
from interaction.actions.events import record
from interaction.actions.notify import notify
from interaction.actions.redo import redo
from interaction.actions.steps import lock, take
from interaction.models import Rating, Submission
from interaction.queries.author_ways import (
    CLOSE,
    MOST_REDONE,
    RATE,
    last_answer,
    last_day,
    perhaps_over,
    person_key,
    rating_of,
)
from people.permissions import Person
from people.refusals import Closed, Refusal, Stale
from realtime.publish import action

AT_ONCE = 500  # letters that one tick closes
NOT = Rating.Mark.NOT


@action
def rate_letter(
    letter: Submission, mark: int, *, answer: int, reason: str = "", by: Person = None, with_code: bool = False
) -> Rating:
    """Keeps what the author thinks of this answer, once, within the period of the clock "rate".

    Satisfied, the letter is closed. Not satisfied, which needs a reason, it is answered anew, once and supervised. The
    same mark again changes nothing. Raises NotAllowed, Refusal for an unknown mark or without that reason, Stale for an
    older answer than the newest, and Closed for another mark or after the period.
    """
    fresh = hold_own(letter, by=by, with_code=with_code)
    if mark not in Rating.Mark.values:
        raise Refusal()
    known = Rating.objects.filter(submission=fresh, person_key=f"answer-{answer}").first()
    if known and known.mark == mark:
        return known
    newest = last_answer(fresh)
    if newest is None or newest.pk != answer:
        raise Stale(_("There is something newer than this answer. Look at how it stands now."))
    if rating_of(newest):
        raise Closed(_("You have rated this answer already. Thank you."))
    if mark == NOT and not reason.strip():
        raise Refusal(_("Say in a few words what was not good, so that it can be done better."))
    until = last_day(fresh, RATE)
    if until is None or timezone.localdate() > until:
        raise Closed(_("The time for a rating is over."))
    kept = Rating.objects.create(submission=fresh, person_key=person_key(newest), mark=mark, reason=reason.strip())
    record(fresh, "rated", by=actor_of(fresh, by), data={"rating": kept.pk, "mark": mark})
    _follow(fresh, kept)
    return kept


def _follow(letter: Submission, rating: Rating) -> None:
    if rating.mark == NOT and letter.redone < MOST_REDONE:
        redo(letter, by=None, rating=rating.pk)
    elif letter.state == "replied":
        take(letter, "close", by=None, data={"rating": rating.pk})


def close_unrated() -> int:
    """Closes letters whose answer was not rated within the period of the clock "close"; returns how many."""
    now = timezone.localdate()
    over = [one for one in perhaps_over(AT_ONCE) if (until := last_day(one, CLOSE)) and now > until]
    return sum(_close(one) for one in over)


@action
def _close(letter: Submission) -> bool:
    """Under the lock of the letter, so that two ticks at once close it once; its author is told."""
    if letter.occasion:
        lock(letter.occasion)
    fresh = lock(letter)
    until = last_day(fresh, CLOSE)
    if fresh.state != "replied" or until is None or timezone.localdate() <= until:
        return False
    closed = take(fresh, "close", by=None, data={"unrated": True})
    if closed.source_id is None:  # what came with an old system was told there
        notify(closed, closed.last_event)
    return True
