"""A moderator lets a text out: to the room of its interview, or on its way to a department."""

from typing import Any

from django.utils import timezone

from interaction import registry
from interaction.actions import frames
from interaction.actions.handover import hand_over
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.redacted import check_title
from interaction.actions.steps import take
from interaction.channels.base import Visibility
from interaction.models import Policy, Submission
from interaction.queries.desk import HELD
from interaction.queries.policies import policy_of
from moderation.masking import mask
from moderation.models import Case
from people.permissions import Person
from people.refusals import Closed


def let_out(submission: Submission, case: Case, by: Person, told: dict, *, step: str = "approve") -> Submission:
    """Takes the step "approve" or "overturn" with the case's public text; the room, the search and the author are told.

    A question whose interview is over goes on to its department with a clock. Raises Closed while its place holds
    everything, and Refusal for an edited text that is too long for a title.
    """
    if policy_of(submission.channel, submission.occasion) == Policy.HOLD:
        raise Closed(HELD)
    columns: dict[str, Any] = {"outcome": ""}
    public = mask(case.public_text)
    in_public = registry.get(submission.channel).visibility == Visibility.PUBLIC
    if in_public:
        check_title(public)
        columns |= {"title": public, "published_at": timezone.now()}
    approved = take(submission, step, by=by, data=told | {"edited": bool(case.edited_text)}, **columns)
    approved.messages.filter(kind="letter").update(public_text=public)
    index(approved)
    notify(approved, approved.last_event)
    if approved.occasion_id and in_public:
        _into_the_room(approved)
    return approved


def _into_the_room(question: Submission) -> None:
    frames.tell_question(question)
    occasion = question.occasion
    if occasion and occasion.closed_at:
        hand_over(question, occasion)
