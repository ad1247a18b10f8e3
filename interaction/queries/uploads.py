"""Files of letters: those of a draft, and one of them for whoever may have it."""

from django.db.models import QuerySet

from interaction.models import Submission, Upload
from interaction.receipts import key_hash
from people.permissions import Person, account_of, may

READERS = ("handle", "release", "dispatch", "supervise", "moderate")


def of_draft(key: str) -> QuerySet[Upload]:
    """The files taken in for the form with this key, in their order."""
    return Upload.objects.filter(draft_key=key_hash(key), submission=None).order_by("pk")


def of_letter(submission: Submission) -> QuerySet[Upload]:
    """The files that stand with a letter, in their order."""
    return Upload.objects.filter(submission=submission, removed_at=None).order_by("pk")


def public_files(submission: Submission) -> QuerySet[Upload]:
    """The files of a letter that its approver has let out; none while the letter is not published."""
    rows = of_letter(submission).filter(is_public=True)
    return rows if submission.published_at else rows.none()


def one_upload(pk: int) -> Upload | None:
    """A file of a sent letter or a draft, with its letter; None for one that was taken back."""
    return Upload.objects.filter(pk=pk, removed_at=None).select_related("submission__occasion", "message").first()


def may_read(upload: Upload, user: Person) -> bool:
    """Whether everybody may, or this account: its author, and whoever reads, handles or releases its letter.

    What an office has drafted and not released is only for the office.
    """
    submission = upload.submission
    if submission is None:
        return False
    if any(may(user, verb, submission) for verb in READERS) or may(user, "audit"):
        return True
    if upload.message and upload.message.state != "released":
        return False
    if upload.is_public and submission.published_at:
        return True
    account = account_of(user)
    return account is not None and submission.author_id == account.pk
