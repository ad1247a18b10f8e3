"""Writes history: the only place that makes Event rows."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from interaction.models import Event, Occasion, Submission
from people.permissions import Person, account_of


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


def event_hash(event: Event) -> str:
    """H(previous ‖ seq ‖ kind ‖ at ‖ actor ‖ data), data as canonical JSON; 64 hex digits."""
    parts = [
        event.previous_hash,
        event.seq,
        event.kind,
        event.at.astimezone(UTC).isoformat(),
        event.actor_id,
        event.data,
    ]
    text = json.dumps(parts, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain_holds(events: Iterable[Event]) -> bool:
    """Whether these events of one thing, in order, are unbroken and unchanged."""
    previous = ""
    for number, event in enumerate(events, start=1):
        if event.seq != number or event.previous_hash != previous or event.hash != event_hash(event):
            return False
        previous = event.hash
    return True
