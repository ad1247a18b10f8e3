"""An hour before an interview begins, its followers and askers are reminded; once per planned time."""

from datetime import datetime, timedelta

from django.utils import timezone

from interaction.actions.events import record
from interaction.actions.followers import tell_everyone
from interaction.actions.steps import lock
from interaction.models import Occasion
from interaction.queries.room import moment
from interaction.workflow import COMING
from realtime.publish import action

BEFORE = timedelta(hours=1)
KIND = "reminder"


def remind() -> int:
    """Reminds of every interview that begins within the hour; returns how many people were told."""
    now = timezone.now()
    soon = Occasion.objects.filter(state__in=COMING, starts_at__gt=now, starts_at__lte=now + BEFORE)
    return sum(_remind_of(occasion, now) for occasion in soon.order_by("pk"))


@action
def _remind_of(occasion: Occasion, now: datetime) -> int:
    """Under the occasion's lock: two ticks at once remind once, a postponed interview reminds anew."""
    fresh = lock(occasion)
    if fresh.state not in COMING or not now < fresh.starts_at <= now + BEFORE:
        return 0
    planned = moment(fresh.starts_at)
    if fresh.events.filter(submission=None, kind=KIND, data__starts_at=planned).exists():
        return 0
    return tell_everyone(fresh, record(fresh, KIND, data={"starts_at": planned}))
