"""A person has read what they were told, or wants no more mail about a letter."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from interaction.actions.steps import lock
from interaction.actions.watching import stop
from interaction.mail_tokens import LetterMail, WatchMail
from interaction.models import NoMail, Notice, Submission
from people.models import User
from realtime.publish import action


@action
def mark_read(told: QuerySet[Notice]) -> int:
    """Marks these notices as read and returns how many were not; a second time changes nothing."""
    return told.filter(read_at__isnull=True).update(read_at=timezone.now())


@action
def end_mail(mails: LetterMail | WatchMail) -> None:
    """Ends the mails that a link in one of them names; notices of a letter still stand under the bell.

    Pressing twice changes nothing, and neither does a link to what no longer exists.
    """
    if isinstance(mails, WatchMail):
        stop(mails)
        return
    letter = Submission.objects.filter(pk=mails.submission_id).first()
    exists = mails.user_id is None or User.objects.filter(pk=mails.user_id).exists()
    if letter and exists:
        lock(letter)  # so that two at once make one row, also without an account
        who: dict[str, Any] = {"user_id": mails.user_id, "contact_index": mails.contact_index}
        NoMail.objects.get_or_create(submission=letter, **who)
