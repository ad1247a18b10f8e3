"""Questions that leave the queue without a written answer: answered by word of mouth, or passed to a department."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.handover import hand_over
from interaction.actions.joining import tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Message, Occasion, Submission
from interaction.queries.studio import shortlist_ids
from interaction.workflow import ON_AIR
from people.models import Department
from people.permissions import Person, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action


@action
def mark_answered(question: Submission, *, by: Person) -> Submission:
    """Says that a question was answered by word of mouth; asker and room are told, and a written answer may follow.

    Raises NotAllowed, Stale, or Closed while the interview is not on air.
    """
    occasion = _on_air(question)
    done = take(question, "mark-answered", by=by, answered_at=timezone.now(), place=None)
    frames.tell_question(done)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    notify(done, done.last_event)
    tell_joined(done, "answered-with")
    return done


@action
def restore(question: Submission, *, by: Person) -> Submission:
    """Takes that back: the question stands in the queue again and its asker is told.

    Raises NotAllowed, Stale, Closed, or Refusal where a written answer is published: that is corrected by a note.
    """
    occasion = _on_air(question)
    if question.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED).exists():
        raise Refusal(_("This question has a published answer. Add a correction below the answer instead."))
    back = take(question, "restore", by=by, answered_at=None)
    _clear_air(occasion, back)
    frames.tell_question(back)
    notify(back, back.last_event)
    tell_joined(back, "restored-with")
    return back


@action
def forward(question: Submission, *, by: Person, department: Department | None = None) -> Submission:
    """Passes a question to a department for a written answer while the interview goes on, with its clock.

    Without `department` it goes to the one it was given to, else to the interview's. Raises NotAllowed or Closed.
    """
    occasion = _on_air(question)
    if not may(by, "run-question", question):
        raise NotAllowed()
    asked = lock(question)
    if asked.channel != occasion.channel:
        raise Stale(_("This question was passed to a department already."))
    if department:
        asked.department = department
        asked.save(update_fields=["department"])
    _clear_air(occasion, asked)
    moved = hand_over(asked, occasion)
    frames.tell_question(moved)
    frames.tell_shortlist(occasion, shortlist_ids(occasion))
    return moved


def _on_air(question: Submission) -> Occasion:
    occasion = lock_occasion(question)
    if occasion.state not in ON_AIR:
        raise Closed(_("This is possible only while the interview is on air."))
    return occasion


def _clear_air(occasion: Occasion, question: Submission) -> None:
    if occasion.on_air_id == question.pk:
        occasion.on_air = None
        occasion.version += 1
        occasion.save(update_fields=["on_air", "version"])
        frames.tell_air(occasion)
