"""An occasion as a calendar entry."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from interaction.models import Occasion

MOVED = ("postpone", "cancel")
BEFORE = timedelta(hours=1)


def calendar_file(occasion: Occasion, address: str) -> bytes:
    """The occasion as an RFC 5545 file in the reader's language, with a reminder an hour before.

    Its UID stays for ever, its SEQUENCE grows with each postponing and with the cancelling, so that a calendar which
    has the entry already moves it or strikes it out.
    """
    changes = occasion.events.filter(submission=None, kind__in=MOVED)
    last = changes.aggregate(at=Max("at"))["at"] or occasion.created_at
    entry = Event()
    entry.add("uid", f"interview-{occasion.pk}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", changes.count())
    entry.add("dtstamp", last)
    entry.add("last-modified", last)
    entry.add("dtstart", occasion.starts_at)
    entry.add("dtend", occasion.ends_at)
    entry.add("summary", _("Live interview: %(title)s") % {"title": occasion.said("title")})
    entry.add("description", _description(occasion, address))
    entry.add("url", address)
    entry.add("location", address)
    entry.add("status", "CANCELLED" if occasion.state == "cancelled" else "CONFIRMED")
    if occasion.state != "cancelled":
        entry.add_component(_reminder(occasion))
    return _calendar(entry).to_ical()


def _description(occasion: Occasion, address: str) -> str:
    lines = [
        _("Live interview no. %(number)s") % {"number": occasion.pk},
        occasion.department.said("name"),
        _("Watch and ask here; you need no account:") + f" {address}",
    ]
    return "\n".join(lines)


def _reminder(occasion: Occasion) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", occasion.said("title"))
    alarm.add("trigger", -BEFORE)
    return alarm


def _calendar(entry: Event) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Xinqiao//Live interviews//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    return calendar
