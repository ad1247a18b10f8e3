"""Whether a text, or its author, was here before."""

from datetime import timedelta

from django.utils import timezone

from moderation.findings import MARK, SHAPE, Finding
from moderation.models import Case

FLOOD = 5  # texts of one author in one place within FLOOD_MINUTES
FLOOD_MINUTES = 10


def find_repeats(text: str, author_key: str, scope: str) -> list[Finding]:
    """The same text by this author in this scope, or many texts in a short time; other scopes are not asked."""
    own = Case.objects.filter(scope=scope, author_key=author_key)
    since = timezone.now() - timedelta(minutes=FLOOD_MINUTES)
    found = []
    if own.exclude(state=Case.State.WITHDRAWN).filter(text=text).exists():
        found.append(Finding(0, len(text), "repeat", "same-text", MARK))
    if own.filter(opened_at__gte=since).count() >= FLOOD:
        found.append(Finding(0, len(text), "repeat", "many-texts", SHAPE))
    return found
