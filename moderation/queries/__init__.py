"""What the moderators' desk shows, always within what this person may see."""

from moderation.queries.authors import (
    history_of,
    restriction_of,
    restrictions_for,
    restrictions_in,
    texts_of_author,
)
from moderation.queries.figures import pace, snapshot
from moderation.queries.here import here
from moderation.queries.keeping import (
    TEXT_SHOWN,
    has_asked_to_see,
    is_concealed,
    marks_on,
    notes_on,
    saved_filters,
)
from moderation.queries.lateness import late, lateness, overdue, targets_in
from moderation.queries.near import alike, merge_targets
from moderation.queries.queue import (
    by_score,
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
from moderation.queries.tabs import tab_counts

__all__ = [
    "TEXT_SHOWN",
    "alike",
    "by_score",
    "case_of",
    "cases_for",
    "cases_of",
    "first_free",
    "has_asked_to_see",
    "here",
    "history_of",
    "is_concealed",
    "late",
    "lateness",
    "marks_on",
    "may_open_desk",
    "merge_targets",
    "notes_on",
    "overdue",
    "pace",
    "queue",
    "reasons",
    "restriction_of",
    "restrictions_for",
    "restrictions_in",
    "saved_filters",
    "scope_counts",
    "snapshot",
    "tab_counts",
    "targets_in",
    "texts_of_author",
    "topics_for",
    "undoable",
]
