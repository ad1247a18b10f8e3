"""Whose texts may appear before a person has read them: by what their account has sent, never by a cookie."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation.models import Case, Decision, Report

TRUSTED_AFTER = 3  # texts that a person has approved
EARNED_DAYS = 180  # within which they were approved
CLEAN_DAYS = 90  # in which nothing of the account was refused, hidden or rightly reported


def is_trusted(account_key: str) -> bool:
    """Whether this account has earned that its texts appear at once; nobody without an account has."""
    if not account_key:
        return False
    now = timezone.now()
    earned = Case.objects.filter(account_key=account_key, state=Case.State.APPROVED, is_automatic=False)
    if earned.filter(decided_at__gte=now - timedelta(days=EARNED_DAYS)).count() < TRUSTED_AFTER:
        return False
    return not _blemished(account_key, since=now - timedelta(days=CLEAN_DAYS))


def _blemished(account_key: str, *, since) -> bool:
    """Something still stands refused or hidden since then, or a report about it was right."""
    against = Decision.objects.filter(
        case__account_key=account_key,
        case__state__in=(Case.State.REJECTED, Case.State.HIDDEN),
        outcome__in=(Decision.Outcome.REJECTED, Decision.Outcome.HIDDEN),
        at__gte=since,
    )
    right = Q(case__account_key=account_key, outcome=Report.Outcome.UPHELD, settled_at__gte=since)
    return against.exists() or Report.objects.filter(right).exists()


def accepted(*, author_key: str = "", account_key: str = "") -> bool:
    """Whether a person has approved anything of this author in this place, or of this account anywhere."""
    keys = Q(author_key=author_key) if author_key else Q(pk__in=())
    if account_key:
        keys |= Q(account_key=account_key)
    return Case.objects.filter(keys, state=Case.State.APPROVED, is_automatic=False).exists()
