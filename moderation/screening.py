"""What a moderator should look at in a text. Nothing is ever deleted or refused here."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from moderation.findings import MARK, SHAPE, Finding, apart, kept
from moderation.masking import mask
from moderation.models import Case
from moderation.normalise import LIMIT, fold
from moderation.personal import find_personal
from moderation.solicitation import find_shape, find_solicitation
from moderation.terms import find_terms

__all__ = ["Finding", "mask", "screen"]

FLOOD = 5  # texts of one author in one place within FLOOD_MINUTES
FLOOD_MINUTES = 10


def screen(text: str, *, author_key: str = "", scope: str = "", keep: Iterable[str] = ()) -> list[Finding]:
    """Findings in reading order, with places in `text` as it was written.

    The first LIMIT characters are read; a longer text is held. With `author_key` and `scope` it also tells whether
    this author sends the same or very often in that place. `keep` lists numbers of public bodies.
    """
    folded = fold(text[:LIMIT])
    personal = find_personal(folded, keep=keep)
    drawn = apart(find_solicitation(folded), personal)
    shape = find_shape(folded, len(text))
    repeats = find_repeats(text, author_key, scope) if author_key and scope else []
    return kept(find_terms(folded) + personal + drawn + shape + repeats)


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
