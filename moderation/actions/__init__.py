"""Everything that changes a case or the lists; each action is one transaction."""

from moderation.actions.claims import claim, claim_first, unclaim
from moderation.actions.confirm import confirm
from moderation.actions.decide import approve, merge, reject, separate, undo
from moderation.actions.filters import forget_filter, save_filter
from moderation.actions.lists import keep_networks, keep_reason, keep_term, keep_terms
from moderation.actions.many import approve_many, confirm_many, gather, join_many, reject_many, undo_many
from moderation.actions.marks import mark_read, star
from moderation.actions.notes import ask_to_see, note
from moderation.actions.open import open_case, withdraw_case
from moderation.actions.priority import prioritise
from moderation.actions.redact import redact
from moderation.actions.restrict import lift, restrict

__all__ = [
    "approve",
    "approve_many",
    "ask_to_see",
    "claim",
    "claim_first",
    "confirm",
    "confirm_many",
    "forget_filter",
    "gather",
    "join_many",
    "keep_networks",
    "keep_reason",
    "keep_term",
    "keep_terms",
    "lift",
    "mark_read",
    "merge",
    "note",
    "open_case",
    "prioritise",
    "redact",
    "reject",
    "reject_many",
    "restrict",
    "save_filter",
    "separate",
    "star",
    "unclaim",
    "undo",
    "undo_many",
    "withdraw_case",
]
