"""A list of the desk narrowed by what a clerk has chosen, and the filters a clerk has named."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from interaction.calendar import DAY
from interaction.models import Deadline, DeskFilter, Submission
from interaction.queries.deadlines import duties
from interaction.queries.letters import Today
from interaction.queries.search import search
from people.permissions import Person, account_of

MINE, NOBODY = "mine", "nobody"
ORDERS = {"new": ("-submitted_at", "-pk"), "old": ("submitted_at", "pk")}
MARKS = {
    "supervised": Q(is_supervised=True),
    "returned": Q(returned__gt=0),
    "urged": Q(urged_at__isnull=False),
    "again": Q(followed_up__gt=0) | Q(redone__gt=0),
}


def _of(clocks: QuerySet[Deadline]) -> Q:
    return Q(pk__in=clocks.values("submission_id"))


DUE: dict[str, Callable[[Today], Q]] = {
    "late": lambda now: _of(duties().overdue(now.day)),
    "soon": lambda now: _of(duties().due_by(now.next).filter(due_on__gte=now.day)),
    "week": lambda now: _of(duties().due_by(now.day + 7 * DAY).filter(due_on__gte=now.day)),
    "standing": lambda now: _of(duties().filter(paused_since__isnull=False)),
    "none": lambda now: ~_of(duties()),
}


def narrowed(
    found: QuerySet[Submission], chosen: Mapping[str, Any], *, user: Person, now: Today
) -> QuerySet[Submission]:
    """Those that fit every filter of the desk's finder, in the order it names; what is empty narrows nothing."""
    for column in ("channel", "kind", "department"):
        if chosen[column]:
            found = found.filter(**{column: chosen[column]})
    if chosen["handler"]:
        found = found.filter(_handled(str(chosen["handler"]), user))
    if chosen["due"]:
        found = found.filter(DUE[chosen["due"]](now))
    if chosen["mark"]:
        found = found.filter(MARKS[chosen["mark"]])
    if chosen["q"]:
        found = search(found, chosen["q"])
    return _in_order(found, chosen)


def _in_order(found: QuerySet[Submission], chosen: Mapping[str, Any]) -> QuerySet[Submission]:
    return found.order_by(*ORDERS[chosen["sort"]]) if chosen["sort"] else found


def filters_of(user: Person) -> QuerySet[DeskFilter]:
    """The filters this clerk has named, by name."""
    return DeskFilter.objects.filter(user=account_of(user))


def _handled(by: str, user: Person) -> Q:
    if by == NOBODY:
        return Q(handler__isnull=True)
    account = account_of(user)
    return Q(handler=(account.pk if account else 0) if by == MINE else int(by))
