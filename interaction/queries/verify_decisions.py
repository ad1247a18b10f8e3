"""Whether the record of decisions holds: each row against its own hash, and against the chained event that names it."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from interaction.event_chain import break_in
from interaction.models import Event, Submission
from moderation.digests import digest_of
from moderation.models import Decision

CHUNK = 2_000


@dataclass
class Verdict:
    """How many decisions and events were read, and one sentence per fault; none when all is well."""

    decisions: int = 0
    events: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.broken


def verify(since: datetime | None = None, until: datetime | None = None) -> Verdict:
    """Recomputes every decision of that time, and the whole chain of events of every submission they were about."""
    found = Verdict()
    digests = _check_rows(found, since, until)
    _check_events(found, digests, since, until)
    return found


def _within(since: datetime | None, until: datetime | None) -> dict:
    return ({"at__gte": since} if since else {}) | ({"at__lt": until} if until else {})


def _check_rows(found: Verdict, since: datetime | None, until: datetime | None) -> dict[int, str]:
    digests: dict[int, str] = {}
    for row in Decision.objects.filter(**_within(since, until)).order_by("pk").iterator(chunk_size=CHUNK):
        digests[row.pk] = row.digest
        if digest_of(row) != row.digest:
            found.broken.append(f"decision {row.pk}: the row was changed after it was written")
    found.decisions = len(digests)
    return digests


def _check_events(found: Verdict, digests: dict[int, str], since: datetime | None, until: datetime | None) -> None:
    """An event tells of a decision that is missing or different; or the chain the event stands in is broken."""
    naming = Event.objects.filter(data__has_key="decision", submission__isnull=False, **_within(since, until))
    heads = dict(Submission.objects.filter(pk__in=naming.values("submission")).values_list("pk", "event_head"))
    named = Event.objects.filter(submission__in=naming.values("submission")).order_by("submission_id", "seq")
    for pk, chain in groupby(named.iterator(chunk_size=CHUNK), key=lambda event: event.submission_id):
        events = list(chain)
        found.events += len(events)
        fault = break_in(events, heads.get(pk, ""))
        if fault:
            found.broken.append(f"submission {pk}: event {fault} is changed or missing")
        found.broken += _faults_of(events, digests, since, until)


def _faults_of(events: list[Event], digests: dict[int, str], since: datetime | None, until: datetime | None) -> list:
    """One sentence for each event of that time whose decision is not there or says something else."""
    faults = []
    for event in events:
        pk = event.data.get("decision")
        if pk is None or (since and event.at < since) or (until and event.at >= until):
            continue
        if pk not in digests and not Decision.objects.filter(pk=pk).exists():
            faults.append(f"decision {pk}: the row is missing")
        elif pk in digests and digests[pk] != event.data.get("digest"):
            faults.append(f"decision {pk}: the row is not the one its event tells of")
    return faults
