"""Which questions ask the same as another one."""

from collections.abc import Sequence

from interaction.models import Submission
from moderation.near import likeness, pairs

COMPARED, SHOWN = 200, 24


def alike_first(question: Submission, others: Sequence[Submission]) -> list[Submission]:
    """At most 24 of the other questions: those most like this one first, then in the order given."""
    wanted = pairs(question.title)
    likes = {one.pk: likeness(wanted, pairs(one.title)) for one in others[:COMPARED]}
    candidates = [one for one in others[:COMPARED] if one.pk != question.pk]
    return sorted(candidates, key=lambda one: -round(likes[one.pk], 2))[:SHOWN]
