"""Files that come with a letter: taken in while it is written, moved to it when it is sent, taken back."""

from typing import Protocol

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction import files
from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.actions.upload_files import MOST_BYTES, Judged, judge
from interaction.models import Draft, Message, Submission, Upload
from interaction.receipts import key_hash
from people.permissions import Person, account_of
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action

MOST = 5
TOO_MANY = _("Five files are the most. Remove one before you add another.")


class Sent(Protocol):
    """What a browser sent, or an open binary file with a name."""

    @property
    def name(self) -> str | None: ...

    def read(self, size: int, /) -> bytes: ...


def attach(sent: Sent, *, key: str, visitor: str, by: Person = None) -> Upload:
    """Takes a file for the draft of this form; `visitor` is the hash that the draft is kept for.

    Raises Refusal for what is not taken and for a sixth file, NotAllowed without a draft of this visitor, NotStored.
    The file is judged, drawn anew and safe on disk before the database is held.
    """
    room_for_one(_of_draft(key_hash(key)))
    judged = judge(sent.read(MOST_BYTES + 1), sent.name or "")
    return _keep(judged, files.store(judged.content, judged.suffix), key=key, visitor=visitor, by=by)


def attach_to(message: Message, sent: Sent, *, by: Person = None) -> Upload:
    """Takes a file for a text that is stored already (a supplement, an answer); the caller has checked the right.

    Raises Refusal for what is not taken and for a sixth file of that text, NotStored. Call it outside of a
    transaction, like attach().
    """
    room_for_one(message.uploads.filter(removed_at=None))
    judged = judge(sent.read(MOST_BYTES + 1), sent.name or "")
    return _keep_with(message, judged, files.store(judged.content, judged.suffix), by=by)


@action
def detach(pk: int, *, key: str, visitor: str) -> None:
    """Takes a file off a draft again. Raises NotAllowed for another's, Stale for one that is gone."""
    if not Draft.objects.select_for_update().filter(key_hash=key_hash(key), visitor=visitor).exists():
        raise NotAllowed()
    deleted, _by_model = _of_draft(key_hash(key)).filter(pk=pk).delete()
    if not deleted:
        raise Stale(_("This file was removed already."))


@action
def remove(upload: Upload, *, by: Person) -> Upload:
    """Takes a file of a sent letter back; the caller has checked the right. Its history says so. Raises Stale."""
    submission = lock(upload.submission) if upload.submission else None
    fresh = Upload.objects.select_for_update().get(pk=upload.pk)
    if submission is None or fresh.removed_at:
        raise Stale(_("This file was removed already."))
    fresh.removed_at, fresh.is_public = timezone.now(), False
    fresh.save(update_fields=["removed_at", "is_public"])
    record(submission, "file-removed", by=by, data={"file": fresh.pk})
    return fresh


def move_files(submission: Submission) -> int:
    """Gives a letter that was just stored, with its first message, the files of its draft; returns how many.

    Runs in the transaction of submit().
    """
    message = submission.messages.filter(kind=Message.Kind.LETTER).first()
    moved = _of_draft(submission.key_hash).update(submission=submission, message=message, draft_key="")
    if moved:
        record(submission, "files", by=submission.author or submission.entered_by, data={"count": moved})
    return moved


def copy_files(source: Submission, goal: Submission) -> int:
    """Gives the second part of a text that was parted in two the same files, under the same stored bytes.

    Every row needs a stored file of its own, so the bytes are written again; returns how many.
    """
    message = goal.messages.filter(kind=Message.Kind.LETTER).first()
    copied = 0
    for upload in source.uploads.filter(removed_at=None, message__kind=Message.Kind.LETTER):
        content = files.read(upload.stored)
        if content is None:
            continue
        upload.stored = files.store(content, f".{upload.stored.rpartition('.')[2]}")
        upload.pk, upload.submission, upload.message, upload.is_public = None, goal, message, False
        upload.save(force_insert=True)
        copied += 1
    return copied


def room_for_one(uploads: QuerySet[Upload]) -> None:
    """Raises Refusal where five files are there already."""
    if uploads.count() >= MOST:
        raise Refusal(TOO_MANY)


def _of_draft(hashed: str) -> QuerySet[Upload]:
    return Upload.objects.filter(draft_key=hashed, submission=None)


@action
def _keep(judged: Judged, stored: str, *, key: str, visitor: str, by: Person) -> Upload:
    """The row of a stored file, counted again under the draft's lock."""
    if not Draft.objects.select_for_update().filter(key_hash=key_hash(key), visitor=visitor).exists():
        raise NotAllowed()
    room_for_one(_of_draft(key_hash(key)))
    return Upload.objects.create(draft_key=key_hash(key), **_columns(judged, stored, by))


@action
def _keep_with(message: Message, judged: Judged, stored: str, *, by: Person) -> Upload:
    if message.submission is None:
        raise NotAllowed()
    submission = lock(message.submission)
    room_for_one(message.uploads.filter(removed_at=None))
    made = Upload.objects.create(submission=submission, message=message, **_columns(judged, stored, by))
    record(submission, "files", by=by, data={"count": 1})
    return made


def _columns(judged: Judged, stored: str, by: Person) -> dict:
    return {
        "name": judged.name,
        "stored": stored,
        "kind": judged.kind,
        "mime": judged.mime,
        "size": len(judged.content),
        "digest": judged.digest,
        "sent_by": account_of(by),
        "sent_at": timezone.now(),
    }
