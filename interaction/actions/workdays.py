"""The official calendar of a year, as the State Council publishes it each autumn."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from interaction.actions.deadlines import recompute_open
from interaction.models import WorkDay
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal
from realtime.publish import action


@action
def adopt_year(year: int, days: Mapping[date, tuple[bool, str]], *, source: str, by: Person) -> int:
    """Puts the published days of a year (worked or not, and the name) in place and counts open deadlines again.

    `days` may reach into the last week of December before. Returns how many deadlines moved. Raises NotAllowed without
    the right "administer", Refusal for a day of another time.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    if not days or any(not date(year - 1, 12, 25) <= day <= date(year, 12, 31) for day in days):
        raise Refusal(_("Enter the days of one year, and at most the last week of December before it."))
    WorkDay.objects.filter(day__year=year).delete()
    WorkDay.objects.filter(day__in=list(days)).delete()
    WorkDay.objects.bulk_create(
        WorkDay(day=day, is_working=worked, name=name, source=source) for day, (worked, name) in sorted(days.items())
    )
    return recompute_open(by=by)
