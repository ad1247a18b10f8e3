"""What moderation did, per month and channel: the public ledger's figures. Texts are never read."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Case as Choice
from django.db.models import Count, F, Q, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from interaction.small_cells import FEW, pooled
from moderation.models import Appeal, Case, Decision, Report, Restriction
from moderation.scopes import family_of

KEPT_SECONDS = 60
MOST_MONTHS = 36
BY_AUTHOR = "author"  # the rule that stands where an author sent a text on; nobody at the office decided
Outcome = Decision.Outcome
Key = tuple[datetime, str]  # a month's first moment and a family, which is a channel's key

# An outcome's column. What was taken back within seconds, or separated later, is not counted (column "reopened").
COLUMNS = {
    Outcome.APPROVED: "approved",
    Outcome.REJECTED: "refused",
    Outcome.MERGED: "joined",
    Outcome.REDIRECTED: "redirected",
    Outcome.HIDDEN: "hidden",
    Outcome.SHOWN: "shown",
    Outcome.REDACTED: "redacted",
    Outcome.OVERTURNED: "overturned",
    Outcome.UPHELD: "upheld",
}
COUNTED = (
    "received",
    "withdrawn",
    *COLUMNS.values(),
    "edited",
    "by_rule",
    "reported",
    "reports_right",
    "appealed",
    "restricted",
)


@dataclass
class Line:
    """One channel in one month, or several taken together; waits are seconds from arrival to the first decision."""

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    few: int = 0
    waits: list[int] = field(default_factory=list)

    @property
    def is_small(self) -> bool:
        """Whether so few texts came that nothing else is told of them."""
        return 0 < self.counts["received"] < FEW

    @property
    def median(self) -> int | None:
        """Half waited no longer than this many seconds."""
        return _quantile(self.waits, 0.5)

    @property
    def slow(self) -> int | None:
        """Nine in ten waited no longer than this many seconds."""
        return _quantile(self.waits, 0.9)


def figures() -> tuple[datetime, dict[Key, Line]]:
    """When it was counted, and the line of every month and family in the last MOST_MONTHS; kept for a minute."""
    found = cache.get("ledger")
    if found is None:
        found = _counted()
        cache.set("ledger", found, KEPT_SECONDS)
    return found


def together(lines: list[Line]) -> Line:
    """Several lines as one: the sum of what may be shown of each, so that none can be worked out from the sum."""
    whole = Line()
    for line in lines:
        if line.is_small:
            continue
        whole.counts += line.counts
        whole.reasons += line.reasons
        whole.few += line.few
        whole.waits += line.waits
    return whole


def _counted() -> tuple[datetime, dict[Key, Line]]:
    now = timezone.localtime()
    since = _months_before(now, MOST_MONTHS - 1)
    lines: defaultdict[Key, Line] = defaultdict(Line)
    _arrivals(lines, since)
    _decisions(lines, since)
    _taken_back(lines, since)
    _voices(lines, since)
    for line in lines.values():
        line.reasons, line.few = _shown(line.reasons)
        line.waits.sort()
    return now, dict(lines)


def _shown(reasons: Counter[str]) -> tuple[Counter[str], int]:
    shown, few = pooled(reasons)
    return Counter(shown), few


def _months_before(now: datetime, number: int) -> datetime:
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for _step in range(number):
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def _arrivals(lines: dict[Key, Line], since: datetime) -> None:
    cases = Case.objects.filter(opened_at__gte=since).annotate(month=TruncMonth("opened_at")).order_by()
    for month, family, state, count in cases.values_list("month", "family", "state").annotate(n=Count("pk")):
        lines[month, family].counts["received"] += count
        if state == Case.State.WITHDRAWN:
            lines[month, family].counts["withdrawn"] += count


def _by_month(since: datetime) -> Any:
    rows = Decision.objects.filter(at__gte=since).annotate(month=TruncMonth("at"), family=F("case__family"))
    return rows.order_by()


def _decisions(lines: dict[Key, Line], since: datetime) -> None:
    by_rule = Choice(When(Q(is_automatic=True) & ~Q(rule=BY_AUTHOR), then=1), default=0)
    rows = _by_month(since).annotate(by_rule=by_rule).values_list("month", "family", "outcome", "by_rule", "reason")
    for month, family, outcome, is_by_rule, reason, count in rows.annotate(n=Count("pk")):
        line = lines[month, family]
        line.counts[COLUMNS.get(outcome, "other")] += count
        line.counts["by_rule"] += count if is_by_rule else 0
        if outcome == Outcome.REJECTED and reason:
            line.reasons[reason] += count
    edited = _by_month(since).filter(outcome=Outcome.APPROVED, after__edited=True)
    for month, family, count in edited.values_list("month", "family").annotate(n=Count("pk")):
        lines[month, family].counts["edited"] += count
    for month, family, waited in _by_month(since).exclude(waited=None).values_list("month", "family", "waited"):
        lines[month, family].waits.append(waited)


def _taken_back(lines: dict[Key, Line], since: datetime) -> None:
    """A decision that was taken back, or a joining undone, leaves the counts it had entered."""
    rows = _by_month(since).filter(outcome=Outcome.REOPENED).values_list("month", "family", "before")
    for month, family, before in rows:
        line, state = lines[month, family], before.get("state")
        line.counts["reopened"] += 1
        line.counts[COLUMNS.get(state, "other")] -= 1
        line.counts["edited"] -= 1 if state == Outcome.APPROVED and before.get("edited") else 0
        if state == Outcome.REJECTED and before.get("reason"):
            line.reasons[before["reason"]] -= 1


def _voices(lines: dict[Key, Line], since: datetime) -> None:
    reports = Report.objects.filter(made_at__gte=since).annotate(month=TruncMonth("made_at"), family=F("case__family"))
    for month, family, outcome, count in (
        reports.order_by().values_list("month", "family", "outcome").annotate(n=Count("pk"))
    ):
        lines[month, family].counts["reported"] += count
        lines[month, family].counts["reports_right"] += count if outcome == Report.Outcome.UPHELD else 0
    appeals = Appeal.objects.filter(made_at__gte=since).annotate(month=TruncMonth("made_at")).order_by()
    for month, family, scope, count in appeals.values_list("month", "case__family", "restriction__scope").annotate(
        n=Count("pk")
    ):
        lines[month, family or family_of(scope or "")].counts["appealed"] += count
    restricted = Restriction.objects.filter(made_at__gte=since).annotate(month=TruncMonth("made_at")).order_by()
    for month, scope, count in restricted.values_list("month", "scope").annotate(n=Count("pk")):
        lines[month, family_of(scope)].counts["restricted"] += count


def _quantile(ordered: list[int], share: float) -> int | None:
    """The smallest value that this share of the values does not exceed."""
    if not ordered:
        return None
    values = sorted(ordered)
    return values[max(0, -(-len(values) * int(share * 100) // 100) - 1)]
