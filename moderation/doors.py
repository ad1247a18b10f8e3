"""What moderation asks of the apps that open cases: other places for a text, working days, and who tells an author."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from moderation.models import Case, Restriction
from people.permissions import Person

Destination = tuple[str, object]

_destinations: list[Callable[[Person, Case], tuple[Destination, ...]]] = []
_workdays: list[Callable[[Iterable[date], int], dict[date, date]]] = []
_tellers: list[Callable[[Restriction, str], None]] = []


def register(
    *,
    destinations: Callable[[Person, Case], tuple[Destination, ...]],
    workdays: Callable[[Iterable[date], int], dict[date, date]],
    teller: Callable[[Restriction, str], None],
) -> None:
    """Adds `destinations(user, case)`, the (key, name) pairs a case may be sent on to; `workdays(days, n)`, the
    n-th working day after each of these days; and `teller(restriction, kind)`, who tells the author what became of it:
    "restricted" or "restriction-ended" by a moderator, "restriction-lifted" or "restriction-stands" on appeal.
    """
    _destinations.append(destinations)
    _workdays.append(workdays)
    _tellers.append(teller)


def destinations_of(user: Person, case: Case) -> tuple[Destination, ...]:
    """Where this case may be sent on to, as (key, name); empty where no app knows another place."""
    return tuple(found for destinations in _destinations for found in destinations(user, case))


def workdays_after(days: Iterable[date], length: int) -> dict[date, date]:
    """For each of these days the one by which `length` working days are over; plain days without a calendar."""
    return _workdays[0](days, length) if _workdays else {day: day + timedelta(days=length) for day in days}


def tell_author(restriction: Restriction, kind: str) -> None:
    """Has the author told what became of the appeal against this restriction."""
    for teller in _tellers:
        teller(restriction, kind)
