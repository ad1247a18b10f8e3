"""What a supervisor must not overlook: letters that wait too long, silent columns, results that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils import timezone

from interaction import registry
from interaction.calendar import Period, due
from interaction.models import ChannelSetting, Event, Occasion, Submission
from interaction.queries.deadlines import calendar_of, duties
from interaction.queries.statistics_letters import NOT_OWED, letter_channels
from interaction.rules import places_of
from interaction.visibility import Visibility
from people.permissions import Person

UNANSWERED, SILENT, NO_RESULT, EMPTY, STALE, OVERDUE = (
    "unanswered",
    "silent",
    "no-result",
    "empty",
    "stale",
    "overdue",
)
UNANSWERED_DAYS, SILENT_DAYS, RESULT_WORKDAYS, STALE_DAYS = 60, 45, 15, 31
RESULT = "result"  # the clock of channels whose occasions owe a result, and the event that gives it
REGISTER, TOLD = "alarms", "alarm"  # the history in which tick notes what supervisors were told


@dataclass(frozen=True)
class Alarm:
    """One thing that calls for a supervisor: since which day, about how many, in which department or channel.

    `since` is None where it was never otherwise; `data` is JSON-safe and names no person.
    """

    kind: str
    subject: str  # what it is about, so that the same alarm has the same key on every day
    url: str
    since: date | None
    department: int | None = None
    data: dict = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for the same alarm on every day."""
        return f"{self.kind}-{self.subject}"


def alarms() -> list[Alarm]:
    """Every alarm of the district, what waits longest first; eight queries, however many letters."""
    now = timezone.localtime()
    found = [*_unanswered(now), *_overdue(now), *_columns(now), *_without_result(now), *_stale(now)]
    return sorted(found, key=lambda one: (one.since is None, one.since or now.date(), one.key))


def alarms_of(user: Person) -> list[Alarm]:
    """Those this supervisor is told of: all in the whole district, else those of their departments."""
    places = places_of(user).supervised
    if not places:
        return []
    return [one for one in alarms() if None in places or (one.department and one.department in places)]


def told_today(key: str) -> bool:
    """Whether supervisors were told of this alarm on this day of the district."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    events = Event.objects.filter(register_id=REGISTER, kind=TOLD, at__gte=midnight)
    return any(data.get("key") == key for data in events.values_list("data", flat=True))


def _unanswered(now: datetime) -> Iterator[Alarm]:
    """Valid letters without an answer for more than sixty days, per department."""
    waits = Submission.objects.filter(
        channel__in=letter_channels(),
        answered_at__isnull=True,
        merged_into__isnull=True,
        submitted_at__lt=now - timedelta(days=UNANSWERED_DAYS),
    ).exclude(state__in=(*NOT_OWED, "closed"))
    counted = waits.order_by().values_list("department_id").annotate(n=Count("pk"), first=Min("submitted_at"))
    for place, number, first in counted:
        since = timezone.localdate(first) + timedelta(days=UNANSWERED_DAYS + 1)
        yield Alarm(UNANSWERED, str(place or 0), _desk("open", place), since, place, {"letters": number})


def _overdue(now: datetime) -> Iterator[Alarm]:
    """Departments with letters past their last day."""
    late = duties().overdue(now.date()).filter(submission__channel__in=letter_channels()).order_by()
    counted = late.values_list("submission__department_id").annotate(
        n=Count("submission_id", distinct=True), first=Min("due_on")
    )
    for place, number, first in counted:
        since = first + timedelta(days=1)
        yield Alarm(OVERDUE, str(place or 0), _desk("overdue", place), since, place, {"letters": number})


def _columns(now: datetime) -> Iterator[Alarm]:
    """Open columns that everybody may read: without any published letter, or without a new one for 45 days."""
    keys = [key for key in letter_channels() if registry.get(key).visibility != Visibility.PRIVATE]
    shut = set(ChannelSetting.objects.filter(is_open=False).values_list("channel", flat=True))
    rows = Submission.objects.filter(channel__in=keys).order_by().values_list("channel")
    counted = {key: (last, first) for key, last, first in rows.annotate(a=Max("published_at"), b=Min("submitted_at"))}
    for key in keys:
        last, first = counted.get(key, (None, None))
        url = f"/{key}/"
        if key in shut:
            continue
        if last is None:
            yield Alarm(EMPTY, key, url, timezone.localdate(first) if first else None, data={"channel": key})
        elif last < now - timedelta(days=SILENT_DAYS):
            since = timezone.localdate(last) + timedelta(days=SILENT_DAYS + 1)
            yield Alarm(SILENT, key, url, since, data={"channel": key, "last": _iso(last)})


def _without_result(now: datetime) -> Iterator[Alarm]:
    """Occasions of channels that owe a result, closed for more than fifteen working days without one."""
    keys = [key for key, one in registry.channels.items() if any(clock.name == RESULT for clock in one.clocks)]
    given = Event.objects.filter(kind=RESULT, submission=None).values("occasion_id")
    rows = Occasion.objects.filter(channel__in=keys, closed_at__lt=now, afterword="").exclude(pk__in=given)
    waits = list(rows.exclude(state="cancelled").order_by("pk")) if keys else []
    if not waits:
        return
    calendar = calendar_of(min(timezone.localdate(one.closed_at) for one in waits), now.date())
    for one in waits:
        last = due(timezone.localdate(one.closed_at), Period(RESULT_WORKDAYS, in_workdays=True), calendar)
        if now.date() > last:
            told = {"channel": one.channel, "title": one.title}
            url = f"/{one.channel}/{one.pk}/"
            yield Alarm(NO_RESULT, str(one.pk), url, last + timedelta(days=1), one.department_id, told)


def _stale(now: datetime) -> Iterator[Alarm]:
    """Figures to which nothing was added for more than a month."""
    rows = Submission.objects.filter(channel__in=letter_channels())
    moments = rows.aggregate(came=Max("submitted_at"), answered=Max("answered_at"))
    last = max((moment for moment in moments.values() if moment), default=None)
    if last is not None and last < now - timedelta(days=STALE_DAYS):
        since = timezone.localdate(last) + timedelta(days=STALE_DAYS + 1)
        yield Alarm(STALE, "letters", reverse("interaction:statistics"), since, data={"last": _iso(last)})


def _iso(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()


def _desk(tab: str, place: int | None) -> str:
    chosen = f"&department={place}" if place else ""
    return f"{reverse('interaction:desk')}?tab={tab if place or tab == 'overdue' else 'unassigned'}{chosen}"
