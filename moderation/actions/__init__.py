"""Everything that changes a case or the lists; each action is one transaction."""

from moderation.actions.claims import claim, claim_first, unclaim
from moderation.actions.decide import approve, merge, reject, separate, undo
from moderation.actions.lists import keep_networks, keep_reason, keep_term, keep_terms
from moderation.actions.many import approve_many, gather, reject_many, undo_many
from moderation.actions.open import open_case, withdraw_case
from moderation.actions.priority import prioritise
from moderation.actions.restrict import lift, restrict

__all__ = [
    "approve",
    "approve_many",
    "claim",
    "claim_first",
    "gather",
    "keep_networks",
    "keep_reason",
    "keep_term",
    "keep_terms",
    "lift",
    "merge",
    "open_case",
    "prioritise",
    "reject",
    "reject_many",
    "restrict",
    "separate",
    "unclaim",
    "undo",
    "undo_many",
    "withdraw_case",
]
