"""Lists of submissions."""

from interaction.models import Submission


def of_author(user):
    """What a person has sent with this account, newest first."""
    return Submission.objects.filter(author=user).select_related("occasion").order_by("-submitted_at", "-id")


def one(pk: int):
    """The submission with this id as a list of one, for pages that show one like many."""
    return Submission.objects.filter(pk=pk)
