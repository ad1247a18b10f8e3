"""What was changed in the configuration, by whom, from what to what; and whether the record of it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from interaction.event_chain import break_in
from interaction.models import Event, Register
from interaction.queries.policies import WAYS
from interaction.queries.settings.words import channel_name, clock_name, register_name
from people.role_words import ROLE_WORDS

KINDS: Mapping[str, str | Promise] = {
    "rule-added": gettext_lazy("New deadline rule"),
    "calendar-adopted": gettext_lazy("Calendar of a year put in force"),
    "channel-changed": gettext_lazy("Channel changed"),
    "policy-changed": gettext_lazy("How letters are taken changed"),
    "template-added": gettext_lazy("Prepared answer written"),
    "template-changed": gettext_lazy("Prepared answer changed"),
    "template-retired": gettext_lazy("Prepared answer retired"),
    "template-restored": gettext_lazy("Prepared answer taken into use again"),
    "faq-made": gettext_lazy("Standing answer written"),
    "faq-changed": gettext_lazy("Standing answer changed"),
    "faq-checked": gettext_lazy("Standing answer looked at, it still holds"),
    "faq-retired": gettext_lazy("Standing answer retired"),
    "faq-back": gettext_lazy("Standing answer taken into use again"),
    "faq-source-gone": gettext_lazy("The letter it was made from is not public any more"),
    "role-given": gettext_lazy("Role given"),
    "role-ended": gettext_lazy("Role ended"),
    "account-closed": gettext_lazy("Account closed"),
    "account-opened": gettext_lazy("Account opened again"),
    "invited": gettext_lazy("Invitation sent"),
    "invited-again": gettext_lazy("Invitation sent anew"),
    "invitation-withdrawn": gettext_lazy("Invitation withdrawn"),
    "department-opened": gettext_lazy("Department added"),
    "department-changed": gettext_lazy("Department changed"),
    "department-moved": gettext_lazy("Department moved in the list"),
    "department-retired": gettext_lazy("Department taken out of use"),
    "department-reinstated": gettext_lazy("Department put into use again"),
}
FIELDS: Mapping[str, str | Promise] = {
    "channel": gettext_lazy("Channel"),
    "clock": gettext_lazy("Clock"),
    "length": gettext_lazy("Length"),
    "unit": gettext_lazy("Counted in"),
    "law": gettext_lazy("Law or measure"),
    "article": gettext_lazy("Article"),
    "from": pgettext_lazy("rule", "Valid from"),
    "until": pgettext_lazy("rule", "Valid until"),
    "is_open": gettext_lazy("Open for new letters"),
    "notice": gettext_lazy("Notice on its page, in Chinese"),
    "notice_en": gettext_lazy("The same in English"),
    "target_minutes": gettext_lazy("To be read within, in minutes"),
    "policy": gettext_lazy("How letters are taken"),
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "kind": gettext_lazy("Kind of letter"),
    "department": gettext_lazy("Department"),
    "is_active": gettext_lazy("In use"),
    "name": gettext_lazy("Name"),
    "name_en": gettext_lazy("Name in English"),
    "duties": gettext_lazy("Duties"),
    "parent": gettext_lazy("Belongs to"),
    "place": gettext_lazy("Place in the list"),
    "question": pgettext_lazy("standing answer", "Question"),
    "question_en": pgettext_lazy("standing answer", "Question in English"),
    "answer": pgettext_lazy("standing answer", "Answer"),
    "answer_en": pgettext_lazy("standing answer", "Answer in English"),
    "checked_on": gettext_lazy("Last looked at"),
    "is_public": gettext_lazy("Public"),
    "role": gettext_lazy("Role"),
    "person": gettext_lazy("Person"),
    "open": gettext_lazy("Account in use"),
    "before": gettext_lazy("Now before"),
    "after": gettext_lazy("Now after"),
}
VALUES: Mapping[str, str | Promise] = (
    {
        "workdays": gettext_lazy("working days"),
        "days": gettext_lazy("calendar days"),
    }
    | {str(way.value): way.label for way in WAYS}
    | {str(role.value): role.label for role in ROLE_WORDS}
)
UNSAID = ("id",)
SUBJECTS = ("person", "department")  # whom or what a change was about, where it stands beside what changed


@dataclass(frozen=True)
class Difference:
    """One thing that is other than before, in words; "" for nothing."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Change:
    """One entry of the history."""

    event: Event
    part: str
    what: str
    differences: list[Difference]


@dataclass(frozen=True)
class Chain:
    """Whether the history of one part is whole: its number of changes, and the first that is not as written."""

    key: str
    name: str
    changes: int
    fault: int | None


def changes(*, part: str = "") -> QuerySet[Event]:
    """The changes of the configuration, or of one part of it, newest first."""
    found = Event.objects.filter(register__isnull=False).select_related("actor")
    return (found.filter(register=part) if part else found).order_by("-at", "-pk")


def parts() -> list[tuple[str, str]]:
    """Every part that was ever changed: its key and its name."""
    keys = Register.objects.filter(event_seq__gt=0).order_by("pk").values_list("pk", flat=True)
    return [(key, register_name(key)) for key in keys]


def told(events: Iterable[Event]) -> list[Change]:
    """These events in words."""
    return [
        Change(one, register_name(one.register_id or ""), str(KINDS.get(one.kind, one.kind)), _differences(one))
        for one in events
    ]


def chains() -> list[Chain]:
    """Every part's chain computed anew, in two queries."""
    heads = dict(Register.objects.order_by("pk").values_list("pk", "event_head"))
    rows = Event.objects.filter(register__isnull=False).order_by("register_id", "seq")
    kept = {key: list(events) for key, events in groupby(rows.iterator(), key=lambda event: event.register_id)}
    return [
        Chain(key, register_name(key), len(kept.get(key, [])), _fault(kept.get(key, []), head))
        for key, head in heads.items()
        if head or kept.get(key)
    ]


def _fault(events: list[Event], head: str) -> int | None:
    return break_in(events, head) if events else 1


def _differences(event: Event) -> list[Difference]:
    was, now = (event.data.get(side) for side in ("was", "is"))
    if event.kind == "calendar-adopted":
        return _of_year(event.data, was or {}, now or {})
    if not isinstance(was or {}, dict) or not isinstance(now or {}, dict):
        return [Difference("", _said("", was), _said("", now))]
    was, now = was or {}, now or {}
    whose = [Difference(str(FIELDS[name]), "", str(event.data[name])) for name in SUBJECTS if name in event.data]
    names = [name for name in dict.fromkeys([*now, *was]) if name not in UNSAID]
    keep = ("channel", "clock", "title", "name", "person", "role")
    return whose + [
        Difference(str(FIELDS.get(name, name)), _said(name, was.get(name)), _said(name, now.get(name)))
        for name in names
        if was.get(name) != now.get(name) or name in keep
    ]


def _of_year(data: dict, was: dict, now: dict) -> list[Difference]:
    changed = sorted(day for day in {*was, *now} if was.get(day) != now.get(day))
    rest, work = _("Rest"), _("Work")
    days = [Difference(day, _mark(was, day, rest, work), _mark(now, day, rest, work)) for day in changed]
    head = [
        Difference(_("Year"), "", str(data.get("year", ""))),
        Difference(_("Where it was published"), "", str(data.get("source", ""))),
        Difference(_("Open deadlines that moved or became certain"), "", str(data.get("moved", 0))),
    ]
    return [*head, *days]


def _mark(days: dict, day: str, rest: str, work: str) -> str:
    return "" if day not in days else (work if days[day] else rest)


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_said(name, one) for one in value)
    if name in ("from", "until", "checked_on"):
        return date_format(date.fromisoformat(value), _("j F Y"))
    if name in ("channel", "clock"):
        return channel_name(value) if name == "channel" else clock_name(value)
    return str(VALUES.get(str(value), value))
