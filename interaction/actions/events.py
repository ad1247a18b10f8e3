"""Writes history: the only place that makes Event rows."""

from datetime import datetime

from django.utils import timezone

from interaction.event_chain import chain_holds, event_hash
from interaction.models import Event, Occasion, Register, Submission
from people.permissions import Person, account_of
from realtime.publish import action

__all__ = ["chain_holds", "event_hash", "note_change", "record"]


def record(
    thing: Submission | Occasion | Register,
    kind: str,
    *,
    by: Person = None,
    data: dict | None = None,
    public: bool = False,
    at: datetime | None = None,
) -> Event:
    """Appends one event to the chain of a Submission, Occasion or Register that the caller has locked (or just made).

    `by` None is the system itself; `at` only for historic imports.
    """
    event = Event(
        **_belongs_to(thing),
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


def _belongs_to(thing: Submission | Occasion | Register) -> dict:
    if isinstance(thing, Submission):
        return {"submission_id": thing.pk, "occasion_id": thing.occasion_id}
    return {"occasion_id": thing.pk} if isinstance(thing, Occasion) else {"register_id": thing.pk}


@action
def note_change(key: str, kind: str, *, by: Person, data: dict) -> Event:
    """Appends one event to the history of a part of the configuration ("rules", "calendar", "channel-enquiry").

    `data` says what it was and is: {"was": …, "is": …} in JSON-safe values, nothing personal.
    """
    Register.objects.get_or_create(key=key)
    return record(Register.objects.select_for_update().get(key=key), kind, by=by, data=data)
