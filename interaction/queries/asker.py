"""The asker's moment: what has just become of the questions of one browser or account, and when to ask again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from interaction.models import Submission
from interaction.workflow import COMING, ON_AIR
from people.permissions import Person, account_of

SHOWN_FOR = timedelta(days=3)  # an answer stays news that long
OPEN = ("waiting", "approved", "shortlisted", "on-air")
LATER = ("forwarded", "assigned", "in-progress", "in-review")
SOON, NOW_AND_THEN, SELDOM = 20, 120, 3600  # seconds until a browser may ask again


@dataclass(frozen=True)
class Moment:
    """One own question that deserves a word now: `stage` is shortlisted, on-air or answered.

    `place` is the question that is read or answered in its stead, if it was joined to another.
    """

    question: Submission
    stage: str
    place: int


@dataclass(frozen=True)
class News:
    """The moments, the latest first; the occasions in which something is still open; seconds until the next look."""

    moments: list[Moment]
    watch: list[int]
    every: int


def news_of(visitors: list[str], user: Person) -> News:
    """The news of these visitor hashes and this account, in one query."""
    rows = list(_own(visitors, user))
    moments = [Moment(row, stage, row.merged_into_id or row.pk) for row in rows if (stage := _stage(row))]
    pauses = {row.occasion_id: pause for row in rows if (pause := _pause(row))}
    return News(moments, sorted(pk for pk in pauses if pk), min(pauses.values(), default=SELDOM))


def _own(visitors: list[str], user: Person) -> QuerySet[Submission]:
    """Own questions that are still under way, or were answered lately, themselves or with another."""
    account = account_of(user)
    own = Q(visitor__in=visitors) | Q(author=account) if account else Q(visitor__in=visitors)
    since = timezone.now() - SHOWN_FOR
    lately = Q(answered_at__gte=since) | Q(merged_into__answered_at__gte=since)
    under_way = Q(answered_at=None, state__in=(*OPEN, *LATER)) | Q(state="merged", merged_into__answered_at=None)
    rows = Submission.objects.filter(own, lately | under_way, occasion__isnull=False)
    return rows.select_related("occasion", "merged_into").order_by("-submitted_at", "-pk")[:30]


def _main(row: Submission) -> Submission:
    return row.merged_into or row


def _stage(row: Submission) -> str:
    main = _main(row)
    if main.hidden_from:
        return ""
    if main.answered_at:
        return "answered" if _is_recent(main.answered_at) else ""
    running = row.occasion is not None and row.occasion.state in ON_AIR
    return main.state if running and main.state in ("shortlisted", "on-air") else ""


def _is_recent(at: datetime) -> bool:
    return at >= timezone.now() - SHOWN_FOR


def _pause(row: Submission) -> int | None:
    """Seconds until there may be news of this one; None when nothing more will come."""
    main = _main(row)
    if main.answered_at or row.occasion is None:
        return None
    if main.state in OPEN:
        return SOON if row.occasion.state in ON_AIR else NOW_AND_THEN if row.occasion.state in COMING else SELDOM
    return SELDOM
