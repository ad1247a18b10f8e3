"""The list of what a channel has published: narrowed, put in order, and counted only as far as anybody pages."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property

from interaction import registry, workflow
from interaction.models import Rating, Submission, Support
from interaction.queries.archive_hits import MOST, Narrowed, hits
from people.models import Department

NEWEST, READ, SUPPORTED, RATED = "", "read", "supported", "rated"
ANSWERED, OPEN = "answered", "open"


@dataclass(frozen=True)
class Asked:
    """What a reader asks of a list; empty values ask for nothing."""

    q: str = ""
    department: Department | None = None
    kind: str = ""
    year: int | None = None
    outcome: str = ""
    state: str = ""
    sort: str = NEWEST

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the list."""
        return bool(self.q or self.department or self.kind or self.year or self.outcome or self.state)


class Pages(Paginator):
    """Twenty a page; of a long list the first MOST, and `is_more` says that it goes on."""

    def __init__(self, found: QuerySet[Submission]):
        super().__init__(found, 20)
        self.found = found

    @cached_property
    def _known(self) -> int:
        return self.found.values("pk").order_by()[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        """How many are paged through."""
        return min(self._known, MOST)

    @property
    def is_more(self) -> bool:
        """Whether there are older ones that only narrowing shows."""
        return self._known > MOST


def published(channel: str) -> QuerySet[Submission]:
    """Published submissions of a channel, newest first; what was joined to another is not listed."""
    found = Submission.objects.published().filter(channel=channel, merged_into__isnull=True)
    return found.select_related("department", "occasion").order_by("-published_at", "-pk")


def found(channel: str, asked: Asked) -> QuerySet[Submission]:
    """What of a channel answers this, in the order asked for; with words or in another order, the newest MOST."""
    rows = published(channel)
    if asked.q:
        place = asked.department.pk if asked.department else None
        rows = rows.filter(pk__in=hits(asked.q, Narrowed(channel, place, asked.year))[:MOST])
    if asked.department:
        rows = rows.filter(department=asked.department)
    if asked.year:
        rows = rows.filter(published_at__gte=_first_of(asked.year), published_at__lt=_first_of(asked.year + 1))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.outcome:
        rows = rows.filter(outcome=asked.outcome)
    if asked.state:
        states = _states(channel)
        rows = rows.filter(state__in=states) if asked.state == ANSWERED else rows.exclude(state__in=states)
    return _ordered(_newest(rows), asked.sort) if asked.sort else rows


def _newest(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """The first of them that anybody pages through, and one more, so that another order need not read the archive."""
    return rows.filter(pk__in=list(rows.values_list("pk", flat=True)[: MOST + 1]))


def _ordered(rows: QuerySet[Submission], sort: str) -> QuerySet[Submission]:
    if sort == READ:
        return rows.order_by("-views", "-published_at", "-pk")
    if sort == SUPPORTED:
        own = Support.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
        return _by(rows, own.annotate(n=Count("pk")).values("n"))
    if sort == RATED:
        marks = Rating.objects.filter(submission=OuterRef("pk")).order_by("-at", "-pk")
        return _by(rows, marks.values("mark")[:1])
    return rows


def _by(rows: QuerySet[Submission], value: QuerySet) -> QuerySet[Submission]:
    """What has most of it first, what has none of it last."""
    return rows.annotate(sort_by=Coalesce(Subquery(value), 0)).order_by("-sort_by", "-published_at", "-pk")


def _states(channel: str) -> list[str]:
    """The states the public reads as answered."""
    states = registry.get(channel).workflow.states.values()
    return [state.key for state in states if state.shown == workflow.ANSWERED]


def _first_of(year: int) -> datetime:
    return timezone.make_aware(datetime(year, 1, 1))


def years_of(channel: str) -> list[int]:
    """The years from the first to the last publication, newest first."""
    days = Submission.objects.published().filter(channel=channel).values_list("published_at", flat=True)
    first, last = days.order_by("published_at").first(), days.order_by("-published_at").first()
    if first is None or last is None:
        return []
    return list(range(timezone.localtime(last).year, timezone.localtime(first).year - 1, -1))


def departments_of(channel: str) -> QuerySet[Department]:
    """The departments that have published submissions of this channel, in their order."""
    own = Submission.objects.published().filter(channel=channel, department=OuterRef("pk"))
    return Department.objects.filter(Exists(own))
