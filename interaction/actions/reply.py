"""Answers: drafted by a guest or a transcriber, released to everybody."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.indexing import index
from interaction.actions.joining import tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Message, Occasion, Participant, Submission
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

ANSWERABLE = ("live", "paused", "interrupted", "wrapping-up")


@action
def draft_answer(question: Submission, guest: Participant, text: str, *, by: Person, version: int = 0) -> Message:
    """Keeps a guest's unfinished answer; a `version` older than the stored one raises Stale with the newer text."""
    occasion, draft = _locked(question, guest, by=by, version=version)
    draft.text = text
    draft.version += 1
    draft.save()
    frames.tell_draft(occasion, draft)
    return draft


@action
def release_answer(question: Submission, guest: Participant, text: str, *, by: Person, version: int = 0) -> Message:
    """Publishes the guest's answer to everybody and tells the asker; a guest answers a question once."""
    occasion, draft = _locked(question, guest, by=by, version=version)
    if not text.strip():
        raise Refusal(_("Write the answer first."))
    draft.text, draft.state, draft.released_at = text.strip(), Message.State.RELEASED, timezone.now()
    draft.version += 1
    draft.save()
    answered = take(question, "answer", by=by, answered_at=draft.released_at, place=None, data={"answer": draft.pk})
    index(answered)
    frames.tell_answer(occasion, draft)
    notify(answered, answered.last_event)
    tell_joined(answered, "answered-with")
    return draft


def _locked(question: Submission, guest: Participant, *, by: Person, version: int) -> tuple[Occasion, Message]:
    """Occasion and draft, locked and checked: right, phase and version."""
    occasion = lock_occasion(question)
    lock(question)
    if guest.occasion_id != occasion.pk or not may(by, "answer-as", guest):
        raise NotAllowed()
    if occasion.state not in ANSWERABLE:
        raise Closed()
    draft = question.messages.filter(participant=guest, kind=Message.Kind.ANSWER).first() or _new(question, guest, by)
    if draft.state == Message.State.RELEASED:
        raise Stale(_("This answer is published already. Reload the page to see it."), fresh={"text": draft.text})
    if draft.pk and version != draft.version:
        raise Stale(fresh={"text": draft.text, "version": draft.version})
    return occasion, draft


def _new(question: Submission, guest: Participant, by: Person) -> Message:
    return Message(
        submission=question,
        kind=Message.Kind.ANSWER,
        state=Message.State.DRAFT,
        participant=guest,
        author=account_of(by),
        byline=guest.name,
        post=guest.post,
        department=guest.department,
        version=0,
        written_at=timezone.now(),
    )
