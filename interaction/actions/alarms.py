"""Tells supervisors of alarms, each once a day at most."""

from django.core.cache import cache

from interaction.actions.events import record
from interaction.actions.telling_staff import tell_staff
from interaction.models import Register
from interaction.queries.alarms import REGISTER, TOLD, Alarm, alarms, told_today
from interaction.rules import supervisors_in
from realtime.publish import action

LOOKED, EVERY = "alarms-looked-at", 3600  # seconds between two looks: alarms are days apart, and looking is dear


def tell_alarms() -> int:
    """Tells of every alarm that supervisors were not told of today; returns how many. Safe to run twice at once.

    Looks once an hour, and as often as it is called where nothing keeps the hour from one call to the next.
    """
    if not cache.add(LOOKED, True, EVERY):
        return 0
    return sum(_tell(alarm) for alarm in alarms())


@action
def _tell(alarm: Alarm) -> bool:
    """Under the lock of the history of alarms, so that two ticks tell once."""
    if told_today(alarm.key):
        return False
    Register.objects.get_or_create(key=REGISTER)
    history = Register.objects.select_for_update().get(key=REGISTER)
    if told_today(alarm.key):
        return False
    since = alarm.since.isoformat() if alarm.since else ""
    told = {"key": alarm.key, "alarm": alarm.kind, "url": alarm.url, "since": since, "department": alarm.department}
    event = record(history, TOLD, data={**alarm.data, **told})
    tell_staff(event, supervisors_in(alarm.department))
    return True
