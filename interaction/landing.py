"""Where people of the studio begin: at the nearest interview."""

from django.urls import reverse

from interaction.queries.occasions import engagements_of
from interaction.workflow import COMING, ON_AIR

STUDIO_PARTS = ("host", "guest", "transcriber")


def nearest_studio(user) -> str | None:
    """The address of the studio this person is needed in now or next; None without one."""
    parts = list(engagements_of(user).filter(part__in=STUDIO_PARTS, occasion__state__in=(*ON_AIR, *COMING)))
    running = [part for part in parts if part.occasion.state in ON_AIR]
    nearest = running[0] if running else min(parts, key=lambda part: part.occasion.starts_at, default=None)
    return reverse("interaction:studio", args=[nearest.occasion_id]) if nearest else None
