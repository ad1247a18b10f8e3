"""Support of a published letter: one per person, taken back the same way."""

from interaction import registry
from interaction.actions.steps import lock
from interaction.models import Submission, Support
from people.refusals import Closed, NotAllowed
from realtime.publish import action


@action
def support_letter(letter: Submission, *, person_key: str, tier: str, wanted: bool = True) -> int:
    """Sets or takes back one person's support and returns how many support the letter now; twice is once.

    Raises NotAllowed for a letter that nobody may read, and Closed in a channel that knows no support.
    """
    fresh = lock(letter)
    if fresh.published_at is None:
        raise NotAllowed()
    if not registry.get(fresh.channel).can_be_supported or fresh.occasion_id:
        raise Closed()
    if wanted:
        row = Support(submission=fresh, person_key=person_key, tier=tier)
        Support.objects.bulk_create([row], ignore_conflicts=True)
    else:
        Support.objects.filter(submission=fresh, person_key=person_key).delete()
    return Support.objects.filter(submission=fresh).count()
