"""Support: one per person and question, taken back the same way."""

from django.db.models import Q

from interaction.models import Submission, Support
from interaction.queries.room import support_counts
from interaction.workflow import COMING, ON_AIR
from people.refusals import Closed, NotAllowed
from realtime.publish import action

OPEN = (*COMING, *ON_AIR)


@action
def support(question: Submission, *, person_key: str, tier: str, wanted: bool = True) -> int:
    """Sets or takes back one person's support and returns how many support the question now.

    Support of a joined question is support of the one it was joined to.
    """
    if question.published_at is None:
        raise NotAllowed()
    question = question.merged_into or question
    if question.occasion is None or question.occasion.state not in OPEN:
        raise Closed()
    if wanted:
        row = Support(submission=question, occasion=question.occasion, person_key=person_key, tier=tier)
        Support.objects.bulk_create([row], ignore_conflicts=True)
    else:
        mine = Q(submission=question) | Q(submission__merged_into=question)
        Support.objects.filter(mine, person_key=person_key).delete()
    return support_counts(question.occasion.pk).get(question.pk, 0)
