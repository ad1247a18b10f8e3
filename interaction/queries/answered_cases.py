"""The answers that everybody may read to what moderation has published."""

from django.contrib.contenttypes.models import ContentType

from interaction.models import Submission
from interaction.queries.archive import address_of
from moderation.models import Case


def answers_to(cases: list[Case]) -> dict[int, str]:
    """The public address of each of these cases whose submission is published and answered, by the case's id."""
    kind = ContentType.objects.get_for_model(Submission)
    about = {case.pk: case.about_id for case in cases if case.about_type_id == kind.pk}
    answered = Submission.objects.published().filter(pk__in=about.values(), answered_at__isnull=False)
    found = {submission.pk: address_of(submission) for submission in answered.select_related("occasion")}
    return {pk: found[thing] for pk, thing in about.items() if thing in found}
