"""What the moderators' desk shows, always within what this person may see."""

from moderation.queries.authors import history_of, restriction_of, restrictions_for, restrictions_in
from moderation.queries.figures import colleagues, pace, snapshot
from moderation.queries.lateness import late, lateness, overdue, targets_in
from moderation.queries.near import alike, merge_targets
from moderation.queries.queue import (
    case_of,
    cases_for,
    cases_of,
    first_free,
    may_open_desk,
    queue,
    reasons,
    scope_counts,
    topics_for,
    undoable,
)

__all__ = [
    "alike",
    "case_of",
    "cases_for",
    "cases_of",
    "colleagues",
    "first_free",
    "history_of",
    "late",
    "lateness",
    "may_open_desk",
    "merge_targets",
    "overdue",
    "pace",
    "queue",
    "reasons",
    "restriction_of",
    "restrictions_for",
    "restrictions_in",
    "scope_counts",
    "snapshot",
    "targets_in",
    "topics_for",
    "undoable",
]
