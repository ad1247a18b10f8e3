"""Keeps what a visitor has written until it is sent."""

import json
from datetime import timedelta

from django.utils import timezone

from interaction.models import Draft, Occasion
from interaction.receipts import key_hash
from realtime.publish import action

KEPT = timedelta(days=2)


@action
def keep_draft(*, key: str, visitor: str, channel: str, occasion: Occasion | None, answers: dict) -> Draft:
    """Stores the form's answers under its key, or refreshes them; `visitor` is the raw visitor id's hash."""
    columns = {
        "visitor": visitor,
        "channel": channel,
        "occasion": occasion,
        "answers": json.dumps(answers, ensure_ascii=False),
        "expires_at": timezone.now() + KEPT,
    }
    draft, _created = Draft.objects.update_or_create(key_hash=key_hash(key), defaults=columns)
    return draft


@action
def purge_drafts() -> int:
    """Deletes drafts past their time; returns how many."""
    return Draft.objects.filter(expires_at__lt=timezone.now()).delete()[0]
