"""What is left of a person's submissions when they erase their account: the matter, not the person."""

from django.db.models import Q

from interaction.actions.events import record
from interaction.actions.steps import lock
from interaction.models import Notice, Submission
from people.models import User
from realtime.publish import action


@action
def forget_author(user: User) -> None:
    """Unlinks every submission of this person, empties its contact and drops notices that were not sent yet.

    The texts and numbers stay: the office must be able to answer, and number and code still open the status page.
    """
    theirs = Q(user=user) | Q(event__submission__author=user)
    Notice.objects.filter(theirs, sent_at__isnull=True).delete()
    for submission in Submission.objects.filter(author=user).order_by("pk"):
        locked = lock(submission)
        locked.author, locked.contact = None, {}
        locked.save(update_fields=["author", "contact"])
        locked.messages.filter(author=user).update(author=None)
        record(locked, "author-erased")
