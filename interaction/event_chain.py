"""The chain of events, pure: what an event's hash covers, and where a chain breaks."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC

from django.core.serializers.json import DjangoJSONEncoder

from interaction.models import Event


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


def break_in(events: Iterable[Event], head: str = "") -> int | None:
    """The number of the first event of one thing that is changed, missing or too many; None for a whole chain.

    `head` is the hash the chain must end with; without it the end itself is not asked for.
    """
    previous, number = "", 0
    for number, event in enumerate(events, start=1):
        if event.seq != number or event.previous_hash != previous or event.hash != event_hash(event):
            return number
        previous = event.hash
    return number + 1 if head and previous != head else None


def chain_holds(events: Iterable[Event]) -> bool:
    """Whether these events of one thing, in order, are unbroken and unchanged."""
    return break_in(events) is None
