"""Which decisions an auditor looks at."""

from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models import Decision

BIGGEST = 10**15


class RecordForm(forms.Form):
    """Narrows the record; whatever does not fit falls back to all of it."""

    month = forms.RegexField(r"^20\d\d-(0[1-9]|1[0-2])$", required=False, label=_("Month"))
    family = forms.SlugField(max_length=20, required=False, label=_("Channel"))
    outcome = forms.ChoiceField(
        choices=[("", _("All")), *Decision.Outcome.choices], required=False, label=_("Decision")
    )
    reason = forms.SlugField(max_length=40, required=False, label=_("Reason"))
    person = forms.IntegerField(min_value=1, max_value=BIGGEST, required=False, label=_("Moderator"))
    automatic = forms.ChoiceField(
        choices=[("", _("All")), ("no", _("By a person")), ("yes", _("By a rule"))],
        required=False,
        label=_("Who decided"),
    )

    @classmethod
    def read(cls, query) -> dict:
        """What fits of an address: every field, empty where nothing is asked."""
        form = cls(query)
        form.is_valid()
        return {name: form.cleaned_data.get(name) or "" for name in cls.base_fields}


def narrowed(given: dict) -> dict:
    """The same as arguments of queries.record.decisions."""
    since, until = month_bounds(given["month"])
    automatic = {"yes": True, "no": False}.get(given["automatic"])
    told = {name: given[name] for name in ("family", "outcome", "reason")}
    return {"since": since, "until": until, "person": given["person"] or None, "automatic": automatic, **told}


def month_bounds(month: str) -> tuple[datetime | None, datetime | None]:
    """First moment of a month like "2026-11" and of the next; None twice without one."""
    if not month:
        return None, None
    year, number = int(month[:4]), int(month[5:])
    zone = timezone.get_current_timezone()
    first = datetime(year, number, 1, tzinfo=zone)
    return first, datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)


def as_query(given: dict) -> str:
    """The filters as the part of an address after the question mark."""
    return urlencode({name: value for name, value in given.items() if value})
