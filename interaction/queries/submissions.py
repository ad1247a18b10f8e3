"""Lists of submissions."""

from django.db.models import QuerySet

from interaction.models import Deadline, Submission
from interaction.queries.deadlines import RIGHTS
from people.models import User
from people.permissions import Person, account_of


def of_author(user: User) -> QuerySet[Submission]:
    """What a person has sent with this account, newest first."""
    return Submission.objects.filter(author=user).select_related("occasion").order_by("-submitted_at", "-id")


def one(pk: int) -> QuerySet[Submission]:
    """The submission with this id as a list of one, for pages that show one like many."""
    return Submission.objects.filter(pk=pk)


def own_by_number(user: Person, number: str) -> Submission | None:
    """What this account has sent under that number; None for a stranger's."""
    account = account_of(user)
    rows = Submission.objects.filter(author=account, number=number.strip().upper()).select_related("occasion")
    return rows.first() if account else None


def deadlines_of(submission: Submission) -> list[Deadline]:
    """The clocks of a submission with their rules; of the question it was joined to, where it has none itself.

    Those of a mere right are left out: until when a department may give it back, or its author put something right.
    """
    main = submission.merged_into_id or submission.pk
    clocks = Deadline.objects.filter(submission_id=main).exclude(rule__clock__in=RIGHTS)
    return list(clocks.select_related("rule"))
