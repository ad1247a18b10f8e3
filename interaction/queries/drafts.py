"""Finds what a visitor has written and not sent."""

import json

from interaction.models import Draft
from interaction.receipts import key_hash


def draft_answers(key: str, *, visitor: str) -> dict | None:
    """The kept answers of this form if it is this visitor's, else None."""
    draft = Draft.objects.filter(key_hash=key_hash(key), visitor=visitor).first()
    return json.loads(draft.answers) if draft else None
