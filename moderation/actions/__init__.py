"""Everything that changes a case or the lists; each action is one transaction."""

from moderation.actions.claims import claim, unclaim
from moderation.actions.decide import approve, merge, reject, undo
from moderation.actions.lists import keep_reason, keep_term
from moderation.actions.open import open_case, withdraw_case
from moderation.actions.priority import prioritise

__all__ = [
    "approve",
    "claim",
    "keep_reason",
    "keep_term",
    "merge",
    "open_case",
    "prioritise",
    "reject",
    "unclaim",
    "undo",
    "withdraw_case",
]
