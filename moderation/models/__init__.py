"""What needs human eyes: cases and decisions, terms, reasons, appeals, reports, restrictions. Knows no channel."""

from moderation.models.case import CLAIM_SECONDS, UNDO_SECONDS, Case, CaseQuerySet
from moderation.models.decision import Decision
from moderation.models.desk import Digest, Mark, Note, SavedFilter
from moderation.models.near import Band
from moderation.models.reason import Reason
from moderation.models.restriction import Network, Restriction
from moderation.models.term import ListVersion, Term, TermChange
from moderation.models.voices import Appeal, Report

__all__ = [
    "CLAIM_SECONDS",
    "UNDO_SECONDS",
    "Appeal",
    "Band",
    "Case",
    "CaseQuerySet",
    "Decision",
    "Digest",
    "ListVersion",
    "Mark",
    "Network",
    "Note",
    "Reason",
    "Report",
    "Restriction",
    "SavedFilter",
    "Term",
    "TermChange",
]
