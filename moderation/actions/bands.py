"""A new text keeps its fingerprints and joins the group of waiting texts that ask the same.

A group is a number: minus the id of its first case, kept with each case in the table of the fingerprints, whose own
numbers are positive. So a group is one range of an index, and a campaign costs one row a text.
"""

from collections.abc import Sequence

from moderation.fingerprints import fingerprints
from moderation.models import Band, Case
from moderation.queries.near import Near, group_of, near_to

FULL = 50  # texts of a group that keep fingerprints; who copies one of them is found by these
COPY = 0.9  # nearness from which a text is a copy


def keep_bands(case: Case, prints: Sequence[int], near: Sequence[Near]) -> None:
    """Stores the fingerprints of a new case and joins it to the group of what is near in its scope."""
    kin = [one for one in near if _belongs(one.case, case)]
    root = _joined(case, [one.case for one in kin]) if kin else None
    if root and kin[0].nearness >= COPY and Band.objects.filter(value=-root)[: FULL + 1].count() > FULL:
        return
    Band.objects.bulk_create([Band(case=case, value=value) for value in prints])


def refill_bands(*, most: int = 1_000) -> int:
    """Gives up to so many cases that have no fingerprints theirs, the oldest first; how many they were.

    For cases from before there were fingerprints: `manage.py fingerprint` calls it until none is left.
    """
    cases = list(Case.objects.filter(bands=None).exclude(text="").order_by("pk")[:most])
    for case in cases:
        prints = fingerprints(case.text, case.scope) or [0]
        keep_bands(case, prints, [one for one in near_to(case.text, prints) if one.case.pk != case.pk])
    return len(cases)


def _belongs(other: Case, case: Case) -> bool:
    return other.scope == case.scope and other.pk != case.pk and other.state != Case.State.WITHDRAWN


def _joined(case: Case, kin: list[Case]) -> int:
    """The id that names the group; whoever of the kin is in none yet joins it too."""
    known = set(Band.objects.filter(case__in=kin, value__lt=0).values_list("case_id", flat=True))
    root = group_of(kin) or min(one.pk for one in kin)
    fresh = [one for one in [*kin, case] if one.pk not in known]
    Band.objects.bulk_create([Band(case=one, value=-root) for one in fresh])
    return root
