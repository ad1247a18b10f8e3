"""An accepted letter that belongs into another channel is sent on by whoever assigns letters."""

from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions import deadlines, frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.letters import lock_place
from interaction.actions.notify import notify
from interaction.actions.steps import lock, take
from interaction.models import Submission
from interaction.queries.letter_acts import destinations
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action


@action
def move(letter: Submission, to: str, *, by: Person, version: int | None = None) -> Submission:
    """Sends an accepted letter on to the channel `to`, with number, code, texts and history; its author is told.

    Clocks of the old place end; those of the new one start when it is assigned there. Raises NotAllowed, Stale, or
    Refusal for a channel that does not take it.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "dispatch", fresh):
        raise NotAllowed()
    if fresh.state != "accepted" or (version is not None and version != fresh.version):
        raise Stale(fresh={"state": fresh.state, "version": fresh.version})
    if to not in [key for key, _name in destinations(fresh)]:
        raise Refusal(_("Choose one of the channels to which this letter can be sent on."))
    goal = registry.get(to)
    moved = take(letter, "redirect", by=None, data={"channel": to}, outcome="")
    deadlines.drop_open(moved, reason="moved")
    notify(moved, moved.last_event)
    told = {"from": moved.channel, "to": to}
    moved.channel, moved.state = to, goal.arrival
    if moved.kind not in dict(goal.kinds):
        moved.kind = goal.kinds[0][0] if goal.kinds else ""
    moved.save(update_fields=["channel", "state", "kind"])
    record(moved, "moved", by=by, data=told, public=True)
    index(moved)
    frames.tell_letter(moved)
    return moved
