"""Which texts ask the same, and which published one a text may be joined to."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from django.db import connection
from django.db.models import Q, QuerySet

from moderation.fingerprints import fingerprints
from moderation.models import Band, Case
from moderation.near import ALIKE, NEAR, likeness, nearness, pairs, wording

PER_FINGERPRINT = 40  # newest cases that are read of one fingerprint, however many share it
COMPARED_NEAR = 16  # of those, how many are compared word by word when a text comes in
COMPARED_ALIKE = 80  # and when a moderator looks at one


@dataclass(frozen=True)
class Near:
    """A case of nearly the same wording, and how much of it is the same, from NEAR to 1."""

    case: Case
    nearness: float


def sharing(values: Iterable[int], *, most: int) -> list[int]:
    """The ids of the cases that share most of these fingerprints, then the newest; at most so many.

    A fingerprint counts the more the fewer cases have it. One query that reads at most PER_FINGERPRINT rows of the
    index per fingerprint, so its cost does not grow with what is stored.
    """
    wanted = list(values)
    if not wanted:
        return []
    rows = "SELECT value, case_id FROM moderation_band WHERE value = %s ORDER BY case_id DESC LIMIT %s"
    every = " UNION ALL ".join(f"SELECT value, case_id FROM ({rows}) AS one{number}" for number in range(len(wanted)))
    with connection.cursor() as cursor:
        cursor.execute(every, [each for value in wanted for each in (value, PER_FINGERPRINT)])
        found = cursor.fetchall()
    many, shared = Counter(value for value, _pk in found), defaultdict[int, float](float)
    for value, pk in found:
        shared[pk] += 1 / many[value]
    return nlargest(most, shared, key=lambda pk: (shared[pk], pk))


def near_to(text: str, prints: Iterable[int]) -> list[Near]:
    """The cases of any place whose wording is nearly that of this text, the nearest first; three queries at most."""
    own = wording(text)
    candidates = Case.objects.filter(pk__in=sharing(prints, most=COMPARED_NEAR)).order_by()
    rated = {pk: nearness(own, wording(other)) for pk, other in candidates.values_list("pk", "text")}
    near = sorted((pk for pk in rated if rated[pk] >= NEAR), key=lambda pk: (-rated[pk], -pk))
    cases = Case.objects.in_bulk(near)
    return [Near(cases[pk], rated[pk]) for pk in near if pk in cases]


def alike(case: Case, *, most: int = 8) -> list[Case]:
    """The published and the waiting cases of the same scope that are most alike to this one, the most alike first."""
    candidates = sharing(fingerprints(case.text, case.scope), most=COMPARED_ALIKE)
    others = Case.objects.filter(pk__in=candidates, scope=case.scope).exclude(pk=case.pk)
    rated = [
        (_alike(case, other), other) for other in others.filter(state__in=(Case.State.APPROVED, Case.State.WAITING))
    ]
    near = sorted((pair for pair in rated if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].pk))
    return [other for _share, other in near[:most]]


def _alike(case: Case, other: Case) -> float:
    """By shared pairs, or by kept wording where one is much longer than the other."""
    by_wording = nearness(wording(case.text), wording(other.text))
    return max(likeness(pairs(case.text), pairs(other.text)), by_wording if by_wording >= NEAR else 0.0)


def group_of(cases: Iterable[Case]) -> int | None:
    """The group that most of these cases are in, None if none is in any (see actions.bands)."""
    groups = Band.objects.filter(case__in=list(cases), value__lt=0).values_list("value", flat=True)
    counted = Counter(groups)
    return -min(counted, key=lambda value: (-counted[value], -value)) if counted else None


def merge_targets(case: Case, words: str, *, most: int = 9) -> QuerySet[Case]:
    """The latest published cases of the same scope that hold every one of these words; none without a word."""
    asked = words.split()
    held = Q()
    for word in asked:
        held &= Q(text__icontains=word) | Q(edited_text__icontains=word)
    found = Case.objects.filter(held, scope=case.scope, state=Case.State.APPROVED).exclude(pk=case.pk)
    return found.order_by("-decided_at", "-pk")[:most] if asked else Case.objects.none()
