"""Finds what a visitor has written and not sent."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from interaction import receipts
from interaction.models import Draft, Submission
from interaction.receipts import Receipt, key_hash

RECEIPT_SHOWN = timedelta(hours=1)  # after sending; later only number and code open the letter


@dataclass(frozen=True)
class Begun:
    """A letter that was begun and not sent: its form's key, what it is called so far, until when it is kept."""

    key: str
    title: str
    until: datetime


def draft_answers(key: str, *, visitor: str) -> dict | None:
    """The kept answers of this form if it is this visitor's, else None."""
    draft = Draft.objects.filter(key_hash=key_hash(key), visitor=visitor).first()
    return json.loads(draft.answers) if draft else None


def letter_answers(key: str, *, visitor: str) -> dict | None:
    """What was kept of a letter that is being written, field by field; None where nothing is kept."""
    kept = draft_answers(key, visitor=visitor)
    return kept and kept.get("answers", {})


def letters_begun(channel: str, *, visitor: str) -> list[Begun]:
    """The letters this visitor has begun in a channel, the newest first."""
    rows = Draft.objects.filter(channel=channel, visitor=visitor, occasion=None, expires_at__gt=timezone.now())
    return [_begun(row) for row in rows.order_by("-expires_at", "-pk")[:3]]


def _begun(row: Draft) -> Begun:
    kept = json.loads(row.answers)
    answers = kept.get("answers", {})
    return Begun(kept.get("key", ""), answers.get("title") or answers.get("body", "")[:50], row.expires_at)


def sent_with(key: str, *, owner: str) -> list[Receipt]:
    """The receipts of what was sent with this form and what was parted from it; empty where nothing was sent.

    `owner` is the raw visitor id the key was made for, which the caller has checked.
    """
    first = Submission.objects.filter(key_hash=key_hash(key)).first()
    if first is None:
        return []
    second = receipts.second_key(key, owner)
    rows = [(first, key)]
    rows += [(other, second) for other in Submission.objects.filter(key_hash=key_hash(second))]
    return [Receipt(row, receipts.query_code(one, row.pk), is_repeat=True) for row, one in rows]


def is_fresh(receipt: Receipt) -> bool:
    """Whether the receipt may still be shown to the browser that sent it: for an hour, while its code opens."""
    return receipt.opens and timezone.now() - receipt.submission.submitted_at < RECEIPT_SHOWN
