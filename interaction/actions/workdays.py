"""The official calendar of a year, as the State Council publishes it each autumn."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from interaction.actions.deadlines import recompute_open
from interaction.actions.events import note_change
from interaction.models import Register, WorkDay
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

REGISTER = "calendar"  # whose history holds every change


@action
def adopt_year(year: int, days: Mapping[date, tuple[bool, str]], *, source: str, by: Person) -> int:
    """Puts the published days of a year (worked or not, and the name) in place and counts open deadlines again.

    `days` may reach into the last week of December before; provisional days of the year give way. Returns how many
    deadlines moved or became certain. Raises NotAllowed without the right "administer", Refusal for a day of another
    time or without a source.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    if not days or any(not date(year - 1, 12, 25) <= day <= date(year, 12, 31) for day in days):
        raise Refusal(_("Enter the days of one year, and at most the last week of December before it."))
    if not source.strip():
        raise Refusal(_("Name the notice from which the days are taken."))
    Register.objects.get_or_create(key=REGISTER)
    Register.objects.select_for_update().get(key=REGISTER)
    replaced = WorkDay.objects.filter(day__year=year) | WorkDay.objects.filter(day__in=list(days))
    was = {row.day.isoformat(): int(row.is_working) for row in replaced.order_by("day")}
    replaced.delete()
    WorkDay.objects.bulk_create(
        WorkDay(day=day, is_working=worked, name=name, source=source.strip()[:120])
        for day, (worked, name) in sorted(days.items())
    )
    is_now = {day.isoformat(): int(worked) for day, (worked, _name) in sorted(days.items())}
    moved = recompute_open(by=by)
    told = {"year": year, "source": source.strip(), "was": was, "is": is_now, "moved": moved}
    note_change(REGISTER, "calendar-adopted", by=by, data=told)
    return moved
