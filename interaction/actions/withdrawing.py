"""The author takes a submission back: gone from every public place at once, its number still tells what happened."""

from django.utils.translation import gettext as _

from interaction.actions import deadlines, frames
from interaction.actions.handover import hand_over
from interaction.actions.indexing import index
from interaction.actions.joining import lock_joined, stand_apart
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Occasion, Submission
from interaction.queries.studio import shortlist_ids
from moderation.actions import withdraw_case
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Stale
from realtime.publish import action


@action
def withdraw(submission: Submission, *, by: Person = None, with_code: bool = False) -> Submission:
    """Takes the step "withdraw" for its author, or for whoever has shown number and code (`with_code`).

    Raises NotAllowed for anybody else, Closed when it is too late, for example because an answer was given.
    """
    if not with_code and (by is None or not may(by, "withdraw", submission)):
        raise NotAllowed()
    occasion = lock_occasion(submission) if submission.occasion_id else None
    fresh = lock(submission)
    was_public = fresh.published_at is not None
    try:
        gone = take(fresh, "withdraw", by=None, published_at=None, hidden_from=None, place=None)
    except (Stale, KeyError):
        raise Closed(_("It is too late to withdraw this; look at how it stands now.")) from None
    withdraw_case(gone)
    deadlines.drop_open(gone, reason="withdrawn")
    index(gone)
    if occasion:
        _leave_the_room(occasion, gone, was_public=was_public)
    return gone


def _leave_the_room(occasion: Occasion, gone: Submission, *, was_public: bool) -> None:
    for joined in lock_joined(gone):
        apart = stand_apart(joined, occasion, by=None)
        if occasion.state == "archived" and apart.state == "approved":
            hand_over(apart, occasion)
    if occasion.on_air_id == gone.pk:
        occasion.on_air = None
        occasion.version += 1
        occasion.save(update_fields=["on_air", "version"])
        frames.tell_air(occasion)
    if was_public:
        frames.tell_withdraw(occasion.topic, "question", gone.pk)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    frames.tell_asker(gone)
