"""How much a report counts: by how often the same person was right before; and when reports together hide a text."""

from collections.abc import Iterable

from moderation.models import Report

THRESHOLD = 150  # of weights together, by which a text is hidden until somebody has looked
PERSONS = 3  # who must have reported it at least
AFTER_DISMISSAL = 2  # a moderator has found the text right before: so many times the weight is needed
URGENT = {Report.Why.PRIVACY: 2}  # what counts more, because every minute of it does harm
LOWEST, HIGHEST = 5, 95
GUEST = 0.5  # a visitor without an account is easily somebody else tomorrow


def weight(*, upheld: int, dismissed: int, has_account: bool) -> int:
    """What a person's next report counts, 5 to 95: their share of right reports, one right and one wrong added."""
    share = (upheld + 1) / (upheld + dismissed + 2)
    return max(LOWEST, min(HIGHEST, round(100 * share * (1 if has_account else GUEST))))


def pull(reports: Iterable[Report]) -> int:
    """What these open reports count together towards hiding a text."""
    return sum(one.weight * URGENT.get(Report.Why(one.why), 1) for one in reports)


def needed(*, was_dismissed: bool) -> int:
    """From which pull on a text is hidden by itself."""
    return THRESHOLD * (AFTER_DISMISSAL if was_dismissed else 1)
