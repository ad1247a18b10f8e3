"""Which texts ask the same, and which published one a text may be joined to."""

from django.db.models import Q, QuerySet

from moderation.models import Case
from moderation.near import ALIKE, likeness, pairs

NEAR_AMONG = 300  # published texts of the scope, and waiting ones, that are compared


def alike(case: Case, *, most: int = 8) -> list[Case]:
    """The published and the waiting cases of the same scope that are most alike to this one, the most alike first.

    Compared are the latest NEAR_AMONG published ones and as many waiting ones in the order of the queue.
    """
    others = Case.objects.filter(scope=case.scope).exclude(pk=case.pk)
    published = others.filter(state=Case.State.APPROVED).order_by("-decided_at", "-pk")
    own = pairs(case.text)
    near = []
    for pool in (published, others.waiting()):
        near += [(likeness(own, pairs(text)), pk) for pk, text in pool.values_list("pk", "text")[:NEAR_AMONG]]
    ranked = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1]))[:most]
    found = Case.objects.in_bulk([pk for _likeness, pk in ranked])
    return [found[pk] for _likeness, pk in ranked if pk in found]


def merge_targets(case: Case, words: str, *, most: int = 9) -> QuerySet[Case]:
    """The latest published cases of the same scope that hold every one of these words; none without a word."""
    asked = words.split()
    held = Q()
    for word in asked:
        held &= Q(text__icontains=word) | Q(edited_text__icontains=word)
    found = Case.objects.filter(held, scope=case.scope, state=Case.State.APPROVED).exclude(pk=case.pk)
    return found.order_by("-decided_at", "-pk")[:most] if asked else Case.objects.none()
