"""Whoever acts as the author of a submission: by their account, or by having shown its number and code."""

from django.utils import timezone

from interaction.actions.steps import lock, lock_occasion
from interaction.models import Message, Submission
from people.models import User
from people.permissions import Person, account_of, may
from people.refusals import NotAllowed

Kind = Message.Kind


def hold_own(submission: Submission, *, by: Person, with_code: bool) -> Submission:
    """The submission, fresh and locked after its occasion, for whoever may act as its author; raises NotAllowed."""
    if not with_code and (by is None or not may(by, "withdraw", submission)):
        raise NotAllowed()
    if submission.occasion_id:
        lock_occasion(submission)
    return lock(submission)


def actor_of(submission: Submission, by: Person) -> User | None:
    """The author's account where that acts; None for whoever has shown number and code only."""
    return account_of(by) if by is not None and may(by, "withdraw", submission) else None


def said_before(submission: Submission, kind: str, text: str) -> Message | None:
    """The author's text of this kind with these very words, so that a form sent twice says them once."""
    return submission.messages.filter(kind=kind, text=text.strip()).order_by("pk").last()


def say(submission: Submission, kind: str, text: str, *, by: Person) -> Message:
    """Adds what the author says to a locked submission. It has no public copy: only staff and the author read it."""
    return Message.objects.create(
        submission=submission,
        kind=kind,
        text=text.strip(),
        byline=submission.byline,
        author=actor_of(submission, by),
        written_at=timezone.now(),
    )
