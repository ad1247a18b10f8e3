"""How many people an interview had: what the serving processes noted becomes the occasion's own figures."""

from datetime import timedelta

from django.utils import timezone

from interaction.models import Occasion
from interaction.queries.attendance import being_counted
from realtime.actions import purge_attendance
from realtime.queries import attended

KEPT = timedelta(days=30)  # how long the minutes themselves are kept


def count_attendance() -> int:
    """Brings peak, visits and visitors of what runs or has ended within a day up to date; returns how many changed.

    A figure never becomes smaller, also when minutes it came from are gone.
    """
    changed = 0
    for occasion in being_counted():
        there = attended(occasion.topic)
        figures = {
            "peak_viewers": max(occasion.peak_viewers, there.peak),
            "visits": max(occasion.visits, there.visits),
            "visitors": max(occasion.visitors, there.visitors),
        }
        if any(getattr(occasion, name) != figure for name, figure in figures.items()):
            changed += Occasion.objects.filter(pk=occasion.pk).update(**figures)
    return changed


def purge() -> int:
    """Deletes the minutes older than thirty days; returns how many."""
    return purge_attendance(timezone.now() - KEPT)
