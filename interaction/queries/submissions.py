"""Lists of submissions."""

from django.db.models import QuerySet

from interaction.models import Submission
from people.models import User


def of_author(user: User) -> QuerySet[Submission]:
    """What a person has sent with this account, newest first."""
    return Submission.objects.filter(author=user).select_related("occasion").order_by("-submitted_at", "-id")


def one(pk: int) -> QuerySet[Submission]:
    """The submission with this id as a list of one, for pages that show one like many."""
    return Submission.objects.filter(pk=pk)
