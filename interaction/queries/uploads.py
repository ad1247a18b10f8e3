"""Files of letters: those of a draft, and one of them for whoever may have it."""

from django.db.models import QuerySet

from interaction.models import Submission, Upload
from interaction.queries.letters import at_desk
from interaction.receipts import key_hash
from interaction.rules import is_restricted
from people.permissions import Person, account_of, may


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
    """Whether everybody may, or this account: its author, its moderators, and whoever has its letter at their desk.

    What an office has drafted and not released is only for the office. The files of a restricted kind can tell who
    wrote it: they are for whoever may know that.
    """
    submission = upload.submission
    if submission is None:
        return False
    if may(user, "moderate", submission) or _at_work(submission, user):
        return True
    if upload.message and upload.message.state != "released":
        return False
    if upload.is_public and submission.published_at:
        return True
    account = account_of(user)
    return account is not None and submission.author_id == account.pk


def _at_work(letter: Submission, user: Person) -> bool:
    if is_restricted(letter):
        return may(user, "read-identity", letter)
    return may(user, "audit") or at_desk(user).filter(pk=letter.pk).exists()
