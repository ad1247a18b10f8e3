"""A text that belongs elsewhere moves on with its number, its code and its history; nobody types it again."""

from interaction import registry
from interaction.actions import deadlines, frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Submission
from interaction.queries.second_look import newest_case
from moderation.actions.redirect import GONE, redirect_own
from moderation.masking import mask
from moderation.models import Case, Decision
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed
from realtime.publish import action


def redirected(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Follows a case that was sent on: the submission arrives in its new channel as read, and its author is told.

    It leaves its occasion for good and keeps number, code, author and texts. Clocks of the old place end; those of the
    new one start as its channel says.
    """
    decision = Decision.objects.select_related("reason").get(pk=told["decision"])
    goal = registry.get(decision.after["to"])
    why = decision.reason_id or ""
    moved = take(submission, "redirect", by=by, reason=why, data=told | {"channel": goal.key}, outcome="", place=None)
    deadlines.drop_open(moved, reason="moved")
    notify(moved, moved.last_event)
    _arrive(moved, goal.key, goal.arrival)
    moved.messages.filter(kind="letter").update(public_text=mask(case.public_text))
    index(moved)
    frames.tell_asker(submission)  # still names the room it has left


def _arrive(moved: Submission, channel: str, state: str) -> None:
    place = {"occasion": moved.occasion_id} if moved.occasion_id else {}
    told = {"from": moved.channel, "to": channel} | place
    moved.channel, moved.state = channel, state
    moved.occasion = moved.theme = moved.assigned_to = None
    moved.save(update_fields=["channel", "state", "occasion", "theme", "assigned_to"])
    record(moved, "moved", data=told, public=True)


@action
def send_on(submission: Submission, to: str, *, by: Person = None, with_code: bool = False) -> Submission:
    """The author sends a text that was refused as standing in the wrong place on to the channel `to`.

    For its author, or for whoever has shown number and code. Raises NotAllowed, Closed where nothing can be sent on,
    and Refusal for a channel that takes none.
    """
    if not with_code and (by is None or not may(by, "withdraw", submission)):
        raise NotAllowed()
    if submission.occasion_id:
        lock_occasion(submission)
    case = newest_case(lock(submission))
    if case is None:
        raise Closed(GONE)
    redirect_own(case, to)
    return lock(submission)
