"""Support: one per person and question, taken back the same way."""

from interaction.models import Submission, Support
from people.refusals import Closed, NotAllowed
from realtime.publish import action

OPEN = ("announced", "collecting", "live", "paused")


@action
def support(question: Submission, *, person_key: str, tier: str, wanted: bool = True) -> int:
    """Sets or takes back one person's support and returns how many support the question now."""
    if question.published_at is None:
        raise NotAllowed()
    if question.occasion is None or question.occasion.state not in OPEN:
        raise Closed()
    if wanted:
        row = Support(submission=question, occasion=question.occasion, person_key=person_key, tier=tier)
        Support.objects.bulk_create([row], ignore_conflicts=True)
    else:
        Support.objects.filter(submission=question, person_key=person_key).delete()
    return question.supports.count()
