"""Days and times as staff enter them."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

USUAL_LENGTH, LONGEST = timedelta(minutes=60), timedelta(hours=12)
AHEAD, FURTHEST = timedelta(days=7), timedelta(days=730)


class Moment(forms.DateTimeField):
    """A day and a time of day in the district's zone, entered by the browser's own calendar."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        wrong = _("Enter a day and a time, for example 2026-03-01 09:00.")
        super().__init__(widget=widget, error_messages={"invalid": wrong, "required": wrong}, **kwargs)

    def clean(self, value):
        moment = super().clean(value)
        if moment and abs(moment - timezone.now()) > FURTHEST:
            raise forms.ValidationError(_("Choose a day within two years of today."))
        return moment


def usual_dates(now: datetime) -> dict:
    """The dates a new occasion starts with: a week from now at nine, for an hour."""
    start = timezone.localtime(now + AHEAD).replace(hour=9, minute=0, second=0, microsecond=0)
    return {"starts_at": start, "ends_at": start + USUAL_LENGTH}
