"""The calendar of a year, put in force by whoever has looked at its effect."""

from django.utils.translation import gettext as _

from interaction.actions.workdays import REGISTER, adopt_year
from interaction.calendar_notice import Days
from interaction.models import Register
from people.permissions import Person, may
from people.refusals import NotAllowed, Stale
from realtime.publish import action


@action
def adopt_seen(year: int, days: Days, *, source: str, by: Person, seen: int) -> int:
    """adopt_year() for somebody who saw the calendar after its change number `seen` (0: none); returns what moved.

    Raises Stale where it was changed since, and what adopt_year() raises.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    Register.objects.get_or_create(key=REGISTER)
    if Register.objects.select_for_update().get(key=REGISTER).event_seq != seen:
        raise Stale(_("Another administrator has changed the calendar meanwhile. Look at the effect again."))
    return adopt_year(year, days, source=source, by=by)
