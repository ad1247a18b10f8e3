"""Somebody's personal data stands on a page of this site: the text there is hidden at once, pending a check."""

import re
from urllib.parse import urlsplit

from interaction.actions.steps import lock, lock_occasion
from interaction.models import Submission
from interaction.queries.report import case_of, public_text, reportable, scope_of
from interaction.senders import sender_of
from moderation.actions.hide import hide_by_rule
from moderation.actions.locking import held
from moderation.actions.reports import case_of_published
from moderation.models import Case, Decision, Reason

RULE = "privacy-report"
REASON = "privacy"
_PLACES = (
    re.compile(r"/[a-z]+/\d{1,9}/#q(\d{1,9})\Z"),
    re.compile(r"/interview/\d{1,9}/answer/(\d{1,9})/"),
    re.compile(r"/[a-z]+/(\d{1,9})/(?:#.*)?\Z"),
)


def named_in(page: str) -> Submission | None:
    """The published text that stands at this address of the site; None where none does, or not one alone."""
    parts = urlsplit(page.strip())
    place = parts.path + (f"#{parts.fragment}" if parts.fragment else "")
    found = next((match for pattern in _PLACES if (match := pattern.match(place))), None)
    submission = reportable(int(found[1])) if found else None
    return submission if submission and _stands_at(submission, parts.path) else None


def hide_leak(page: str) -> Case | None:
    """Hides the text that this address names, by the rule "privacy-report"; None where nothing was there to hide.

    Runs in the transaction of the report that says so. A moderator then shows it again or leaves it hidden; what was
    shown again stays until a person hides it.
    """
    named = named_in(page)
    reason = Reason.objects.filter(code=REASON).first()
    if named is None or reason is None:
        return None
    if named.occasion_id:
        lock_occasion(named)
    fresh = lock(named)
    if fresh.published_at is None:
        return None
    text = public_text(fresh)
    at = fresh.published_at
    case = case_of(fresh) or case_of_published(
        fresh, scope=scope_of(fresh), text=text, byline=fresh.byline, sender=sender_of(fresh), at=at
    )
    standing = held(case)
    if standing is None or standing.state != Case.State.APPROVED or _was_looked_at(standing):
        return None
    return hide_by_rule(standing, rule=RULE, reason=reason)


def _was_looked_at(case: Case) -> bool:
    """Whether a moderator has shown it again after it had been hidden."""
    return case.decisions.filter(outcome=Decision.Outcome.SHOWN, by__isnull=False).exists()


def _stands_at(submission: Submission, path: str) -> bool:
    """Whether the path names the place of this very text: its channel's, or its occasion's."""
    if submission.occasion:
        return path.startswith(f"/{submission.occasion.channel}/{submission.occasion_id}/")
    return path.startswith(f"/{submission.channel}/{submission.pk}/")
