"""A second person releases a written answer: the clock stops, the writer is told, and a question's room shows it."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions import frames
from interaction.actions.clocks import after_step
from interaction.actions.indexing import index
from interaction.actions.joining import tell_joined
from interaction.actions.letters import in_review
from interaction.actions.notify import notify
from interaction.actions.steps import take
from interaction.channels.base import Visibility
from interaction.letter_checks import check
from interaction.models import Message, Submission
from moderation.masking import mask
from people.permissions import Person, account_of
from people.refusals import Refusal
from realtime.publish import action


class NotChecked(Refusal):
    """Something stands against the answer, or a warning was not confirmed; the sentence says what."""

    status, code = 422, "not-checked"


@action
def release(letter: Submission, *, by: Person, version: int, confirmed: Iterable[str] = ()) -> Message:
    """Publishes the answer that was handed in, to its writer and, where that was agreed, to everybody.

    `confirmed` are the keys of warnings the approver has looked at (letter_checks). Raises NotAllowed, Stale, Refusal
    for whoever wrote it, and NotChecked while something stands against it.
    """
    draft = in_review(letter, by=by, version=version)
    looked_at = _passed(draft, set(confirmed))
    draft.state, draft.version = Message.State.RELEASED, draft.version + 1
    draft.released_at, draft.released_by = timezone.now(), account_of(by)
    draft.save()
    told = {"answer": draft.pk, "version": draft.version, "four_eyes": True, "confirmed": looked_at}
    columns = {"answered_at": draft.released_at, **_publication(letter, draft)}
    answered = take(letter, "release", by=by, data=told, **columns)
    after_step(answered, answered.last_event)
    _tell(answered, draft)
    return draft


def _passed(draft: Message, confirmed: set[str]) -> list[str]:
    """The keys of the warnings that were looked at; raises NotChecked while something stands against the answer."""
    found = check(draft.text, department=draft.department)
    for one in found:
        if one.stops:
            raise NotChecked(one.sentence)
        if one.key not in confirmed:
            raise NotChecked(_("Look at what is marked first, and confirm each point."))
    return [one.key for one in found]


def _publication(letter: Submission, draft: Message) -> dict:
    """What becomes public with the answer: a letter whose writer agreed, if neither channel nor moderator forbids."""
    private = registry.get(letter.channel).visibility == Visibility.PRIVATE
    if letter.published_at or letter.hidden_from or private or not letter.wants_public:
        return {}
    return {"published_at": draft.released_at, "title": mask(letter.title)}


def _tell(answered: Submission, draft: Message) -> None:
    index(answered)
    if answered.occasion and answered.published_at:
        frames.tell_answer(answered.occasion, draft)
    notify(answered, answered.last_event)
    tell_joined(answered, "answered-with")
    frames.tell_asker(answered)
