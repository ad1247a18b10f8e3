"""Writes history: the only place that makes Event rows."""

from datetime import datetime

from django.utils import timezone

from interaction.event_chain import chain_holds, event_hash
from interaction.models import Event, Occasion, Submission
from people.permissions import Person, account_of

__all__ = ["chain_holds", "event_hash", "record"]


def record(
    thing: Submission | Occasion,
    kind: str,
    *,
    by: Person = None,
    data: dict | None = None,
    public: bool = False,
    at: datetime | None = None,
) -> Event:
    """Appends one event to the chain of a Submission or Occasion whose row the caller has locked (or just made).

    `by` None is the system itself; `at` only for historic imports.
    """
    event = Event(
        occasion_id=thing.pk if isinstance(thing, Occasion) else thing.occasion_id,
        submission_id=None if isinstance(thing, Occasion) else thing.pk,
        seq=thing.event_seq + 1,
        kind=kind,
        at=at or timezone.now(),
        actor=account_of(by),
        is_public=public,
        data=data or {},
        previous_hash=thing.event_head,
    )
    event.hash = event_hash(event)
    event.save(force_insert=True)
    thing.event_seq, thing.event_head = event.seq, event.hash
    thing.save(update_fields=["event_seq", "event_head"])
    return event
