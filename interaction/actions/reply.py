"""Answers: drafted by a guest or for one, read by a second person where that is wanted, released to everybody."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.joining import join, tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Message, Occasion, Participant, Submission
from interaction.workflow import ON_AIR
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

WRITABLE = ("announced", "collecting", *ON_AIR)
OPEN = ("approved", "shortlisted", "on-air", "answered")


@action
def draft_answer(question: Submission, guest: Participant, text: str, *, by: Person, version: int = 0) -> Message:
    """Keeps a guest's unfinished answer, also before the question is on air; takes one back that waited for a second.

    A `version` older than the stored one raises Stale with the newer text.
    """
    occasion, draft = _locked(question, guest, by=by, version=version)
    if occasion.state not in WRITABLE:
        raise Closed()
    _write(draft, text, by=by)
    frames.tell_draft(occasion, draft)
    return draft


@action
def hand_in(question: Submission, guest: Participant, text: str, *, by: Person, version: int = 0) -> Message:
    """Finishes a draft and lays it before a second person, who releases it or sends it back. Raises as draft_answer."""
    occasion, draft = _locked(question, guest, by=by, version=version)
    if occasion.state not in WRITABLE:
        raise Closed()
    _write(draft, _needed(text), by=by, state=Message.State.REVIEW)
    record(lock(question), "handed-in", by=by, data={"answer": draft.pk, "version": draft.version})
    frames.tell_draft(occasion, draft)
    return draft


@action
def release_answer(
    question: Submission,
    guest: Participant,
    text: str,
    *,
    by: Person,
    version: int = 0,
    skips_second: bool = False,
    also: Iterable[Submission] = (),
) -> Message:
    """Publishes the guest's answer to everybody and tells the asker; a guest answers a question once.

    The questions of `also` are joined to this one first, so that the answer is theirs too. Where the interview asks for
    a second person only its host may skip that, and the Event says so; anybody else gets a Refusal.
    """
    occasion, draft = _locked(question, guest, by=by, version=version)
    if occasion.needs_second and not (skips_second and may(by, "host", occasion)):
        raise Refusal(_("In this interview a second person releases each answer. Hand the answer in for that."))
    _write(draft, _needed(text), by=by, state=Message.State.RELEASED)
    told = {"four_eyes": False, "skipped": True} if occasion.needs_second else {"four_eyes": False}
    return _publish(occasion, question, draft, by=by, told=told, also=also)


@action
def release_reviewed(
    question: Submission, guest: Participant, *, by: Person, version: int, also: Iterable[Submission] = ()
) -> Message:
    """A second person publishes what was handed in. Raises NotAllowed, Stale, or Refusal for whoever wrote it."""
    occasion, draft = _in_review(question, guest, by=by, version=version)
    draft.state = Message.State.RELEASED
    draft.version += 1
    return _publish(occasion, question, draft, by=by, told={"four_eyes": True}, also=also)


@action
def send_back(question: Submission, guest: Participant, sentence: str, *, by: Person, version: int) -> Message:
    """A second person gives an answer back to its writer, with a sentence that says why. Raises as release_reviewed."""
    occasion, draft = _in_review(question, guest, by=by, version=version)
    if not sentence.strip():
        raise Refusal(_("Say in a sentence what is to be changed; whoever wrote the answer reads it."))
    draft.state = Message.State.DRAFT
    draft.version += 1
    draft.save(update_fields=["state", "version"])
    record(lock(question), "sent-back", by=by, data={"answer": draft.pk, "reason": sentence.strip()})
    frames.tell_draft(occasion, draft)
    return draft


def _locked(question: Submission, guest: Participant, *, by: Person, version: int) -> tuple[Occasion, Message]:
    """Occasion and draft, locked and checked: right, question and version."""
    occasion = lock_occasion(question)
    fresh = lock(question)
    if guest.occasion_id != occasion.pk or not may(by, "answer-as", guest):
        raise NotAllowed()
    draft = _draft_of(question, guest) or _new(question, guest)
    if draft.state == Message.State.RELEASED:
        raise Stale(_("This answer is published already. Reload the page to see it."), fresh={"text": draft.text})
    if fresh.state not in OPEN:
        raise Stale(_("This question is no longer in the queue: it was joined, withdrawn or passed on."))
    if version != draft.version:
        raise Stale(fresh={"text": draft.text, "version": draft.version})
    return occasion, draft


def _in_review(question: Submission, guest: Participant, *, by: Person, version: int) -> tuple[Occasion, Message]:
    """What was handed in, locked, for a second person."""
    occasion = lock_occasion(question)
    lock(question)
    draft = _draft_of(question, guest)
    if guest.occasion_id != occasion.pk or not may(by, "release-answer", guest):
        raise NotAllowed()
    if draft is None or draft.state != Message.State.REVIEW or draft.version != version:
        raise Stale(fresh={"text": draft.text, "version": draft.version} if draft else {})
    if draft.author_id == getattr(account_of(by), "pk", None):
        raise Refusal(_("Whoever wrote an answer cannot release it. Ask a second person."))
    return occasion, draft


def _draft_of(question: Submission, guest: Participant) -> Message | None:
    return question.messages.filter(participant=guest, kind=Message.Kind.ANSWER).first()


def _needed(text: str) -> str:
    if not text.strip():
        raise Refusal(_("Write the answer first."))
    return text.strip()


def _write(draft: Message, text: str, *, by: Person, state: str = Message.State.DRAFT) -> None:
    draft.text, draft.state, draft.author = text, state, account_of(by)
    draft.version += 1
    draft.save()


def _publish(
    occasion: Occasion, question: Submission, draft: Message, *, by: Person, told: dict, also: Iterable[Submission]
) -> Message:
    if occasion.state not in ON_AIR:
        raise Closed()
    draft.released_at, draft.released_by = timezone.now(), account_of(by)
    draft.save()
    for other in also:
        join(other, question, by=by)
    told = {"answer": draft.pk, **told}
    answered = take(question, "answer", by=by, answered_at=draft.released_at, place=None, data=told)
    index(answered)
    frames.tell_answer(occasion, draft)
    notify(answered, answered.last_event)
    tell_joined(answered, "answered-with")
    return draft


def _new(question: Submission, guest: Participant) -> Message:
    return Message(
        submission=question,
        kind=Message.Kind.ANSWER,
        state=Message.State.DRAFT,
        participant=guest,
        byline=guest.name,
        post=guest.post,
        department=guest.department,
        version=0,
        written_at=timezone.now(),
    )
