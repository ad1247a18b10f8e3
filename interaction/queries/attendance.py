"""Which occasions have their visitors counted."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from interaction.models import Occasion

AFTERWARDS = timedelta(days=1)  # how long after its end readers of an occasion are still counted


def being_counted() -> QuerySet[Occasion]:
    """Occasions that have opened and go on, or have ended within a day."""
    opened = Occasion.objects.filter(opened_at__isnull=False)
    return opened.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=timezone.now() - AFTERWARDS)).order_by("pk")
