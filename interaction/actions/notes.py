"""Dated notes below what was published: corrections, and how the matter went on; the original never changes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.joining import tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import lock
from interaction.models import Message, Occasion, Participant, Submission
from interaction.workflow import COMING, ON_AIR
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

OPEN = (*COMING, *ON_AIR, "archived")
RIGHTS = {Message.Kind.NOTE: "correct", Message.Kind.PROGRESS: "add-progress"}
EVENTS = {Message.Kind.NOTE: "correction", Message.Kind.PROGRESS: "progress"}


@action
def add_note(about: Message, text: str, *, kind: str, by: Person) -> Message:
    """A dated note (Message.Kind.NOTE or PROGRESS) below a published answer or the host's words, also long afterwards.

    Everybody sees it at once; the askers of the question and of those joined to it are told. It cannot be changed or
    taken back: another note follows it. Raises NotAllowed, Closed, or Refusal for an empty text.
    """
    occasion, question = _locked(about)
    if kind not in RIGHTS or not may(by, RIGHTS[Message.Kind(kind)], about):
        raise NotAllowed()
    if occasion.state not in OPEN or not _is_public(about, question):
        raise Closed(_("Notes can be added only below what is published."))
    if not text.strip():
        raise Refusal(_("Write the note first."))
    note = _stored(about, text.strip(), kind=kind, by=by)
    _tell(occasion, question, note, by=by)
    return note


def _locked(about: Message) -> tuple[Occasion, Submission | None]:
    question = about.submission
    occasion = question.occasion if question else about.occasion
    if occasion is None:
        raise NotAllowed()
    return lock(occasion), lock(question) if question else None


def _is_public(about: Message, question: Submission | None) -> bool:
    kinds = (Message.Kind.ANSWER, Message.Kind.WORDS)
    published = question is None or question.published_at is not None
    return published and about.kind in kinds and about.state == Message.State.RELEASED


def _stored(about: Message, text: str, *, kind: str, by: Person) -> Message:
    now = timezone.now()
    return Message.objects.create(
        submission=about.submission,
        occasion=None if about.submission else about.occasion,
        kind=kind,
        about=about,
        text=text,
        author=account_of(by),
        released_by=account_of(by),
        written_at=now,
        released_at=now,
        **_signature(about, by),
    )


def _signature(about: Message, by: Person) -> dict:
    """Under whose name: the guest's, also typed by the transcriber; a host's own; else the department's."""
    occasion = about.submission.occasion if about.submission else about.occasion
    account = account_of(by)
    mine = list(occasion.participants.filter(user=account)) if occasion and account else []
    guest = about.participant if about.kind == Message.Kind.ANSWER else None
    if guest and any(one.pk == guest.pk or one.part == Participant.Part.TRANSCRIBER for one in mine):
        return {"byline": about.byline, "post": about.post, "participant": guest, "department": about.department}
    host = next((one for one in mine if one.part == Participant.Part.HOST), None)
    if host:
        return {"byline": host.name, "post": host.post, "participant": host, "department": host.department}
    return {"department": about.department or (occasion.department if occasion else None)}


def _tell(occasion: Occasion, question: Submission | None, note: Message, *, by: Person) -> None:
    kind, told = EVENTS[Message.Kind(note.kind)], {"note": note.pk, "about": note.about_id}
    event = record(question or occasion, kind, by=by, data=told, public=True)
    frames.tell_note(occasion, note)
    if question:
        index(question)
        notify(question, event)
        tell_joined(question, kind)
