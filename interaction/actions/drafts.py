"""Keeps what a visitor has written until it is sent."""

import json
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from interaction.models import Draft, Occasion, Upload
from interaction.receipts import key_hash
from realtime.publish import action

KEPT = timedelta(days=2)
LETTERS_KEPT = timedelta(days=7)


@action
def keep_draft(
    *, key: str, visitor: str, channel: str, occasion: Occasion | None, answers: dict, kept: timedelta = KEPT
) -> Draft:
    """Stores the form's answers under its key, or refreshes them; `visitor` is the raw visitor id's hash."""
    columns = {
        "visitor": visitor,
        "channel": channel,
        "occasion": occasion,
        "answers": json.dumps(answers, ensure_ascii=False),
        "expires_at": timezone.now() + kept,
    }
    draft, _created = Draft.objects.update_or_create(key_hash=key_hash(key), defaults=columns)
    return draft


@action
def forget_draft(*, key: str, visitor: str) -> int:
    """Deletes this visitor's draft under that key with the rows of its files; returns how many drafts that were."""
    return _delete(Draft.objects.filter(key_hash=key_hash(key), visitor=visitor))


@action
def purge_drafts() -> int:
    """Deletes drafts past their time, and the rows of their files; returns how many drafts."""
    return _delete(Draft.objects.filter(expires_at__lt=timezone.now()))


def _delete(drafts: QuerySet[Draft]) -> int:
    """The files themselves go as orphans (actions.pictures.remove_orphans)."""
    going = dict(drafts.values_list("pk", "key_hash"))
    Upload.objects.filter(submission=None, draft_key__in=going.values()).delete()
    return Draft.objects.filter(pk__in=going).delete()[1].get("interaction.Draft", 0)
