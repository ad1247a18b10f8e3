"""The workload board: what waits where, how it goes on, and who is at work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import TruncMinute
from django.utils import timezone

from moderation import scopes
from moderation.forecast import Forecast, forecast
from moderation.models import Appeal, Case, CaseQuerySet, Decision
from moderation.networks import trending
from moderation.queries.here import here
from moderation.queries.lateness import late
from moderation.queries.queue import cases_for
from moderation.queries.rights import appeals_for, decisions_for
from people.models import User
from people.permissions import Person, account_of

PACE_MINUTES = 10  # by which the pace is told
HOUR = 60  # minutes in the picture
DAYS = 30  # of the shares
NOTHING: dict[str, Any] = {"number": 0, "oldest": None, "late": 0}
LEAVES = ("approved", "rejected", "merged", "redirected")  # outcomes that take a text off the queue


@dataclass(frozen=True)
class Place:
    """What waits in one place: `oldest` in seconds, `target` in minutes, `came` and `done` within PACE_MINUTES.

    `policy` is how it takes texts, and the address of the page where that is changed, if it has one.
    """

    scope: str
    title: str
    waiting: int
    oldest: int
    late: int
    target: int
    came: int
    done: int
    policy: tuple[str, str] | None
    forecast: Forecast

    @property
    def target_seconds(self) -> int:
        return 60 * self.target


@dataclass(frozen=True)
class Minute:
    """What came and what was decided within one minute."""

    at: datetime
    came: int
    decided: int


@dataclass(frozen=True)
class Share:
    """A part of a whole within the last DAYS."""

    part: int
    whole: int


@dataclass(frozen=True)
class Board:
    """Everything the board shows to one person, of what they moderate and nothing else.

    `people` are (name, acts today, is it the reader), by name; `here` the names at the desk now with their scopes.
    """

    places: list[Place]
    whole: Place
    minutes: list[Minute]
    people: list[tuple[str, int, bool]]
    own: int
    total: int
    here: dict[str, list[str]]
    automatic: Share
    overturned: Share
    unread: int
    trending: list[dict]


def board(user: Person) -> Board:
    """The board as it stands now; a constant number of queries, whatever waits."""
    now, cases, decisions = timezone.now(), cases_for(user).order_by(), decisions_for(user).order_by()
    others = here(user)
    always = scopes.open_places() if scopes.has_all(user) else set()
    known = _known(cases, now).union(always, *others.values())
    names = scopes.titled(known)
    places, whole = _places(cases, decisions, names, always, now)
    people = _people(decisions.filter(at__gte=_midnight()), account_of(user))
    return Board(
        places=places,
        whole=whole,
        minutes=_minutes(cases, decisions, now),
        people=people,
        own=sum(number for _name, number, is_me in people if is_me),
        total=sum(number for _name, number, _is_me in people),
        here={name: sorted(names[scope] for scope in found) for name, found in others.items()},
        automatic=_automatic(decisions, now),
        overturned=_overturned(appeals_for(user), now),
        unread=cases.filter(state=Case.State.APPROVED, is_automatic=True).count(),
        trending=trending(cases),
    )


def _known(cases: CaseQuerySet, now: datetime) -> set[str]:
    """The scopes in which something waits or came a moment ago."""
    new = cases.filter(opened_at__gte=now - timedelta(minutes=PACE_MINUTES))
    return set((cases.waiting() | new).values_list("scope", flat=True).distinct())


def _places(
    cases: CaseQuerySet, decisions: QuerySet[Decision], names: dict[str, str], always: set[str], now: datetime
) -> tuple[list[Place], Place]:
    """Every place in which something waits or came a moment ago, and those of `always`; and all of them together."""
    since = now - timedelta(minutes=PACE_MINUTES)
    left = decisions.filter(at__gte=since, outcome__in=LEAVES)
    came = dict(cases.filter(opened_at__gte=since).values_list("scope").annotate(Count("pk")))
    done = dict(left.values_list("case__scope").annotate(Count("pk")))
    hands = dict(left.values_list("case__scope").annotate(Count("by", distinct=True)))
    targets, policies = scopes.targets_of(set(names)), scopes.policies_of(set(names))
    rows = {row["scope"]: row for row in _waiting(cases, targets)}
    places = [
        Place(
            scope=scope,
            title=names[scope],
            waiting=row["number"],
            oldest=_age(row["oldest"], now),
            late=row["late"],
            target=targets[scope],
            came=came.get(scope, 0),
            done=done.get(scope, 0),
            policy=policies.get(scope),
            forecast=_ahead(row["number"], came.get(scope, 0), done.get(scope, 0), hands.get(scope, 0)),
        )
        for scope, row in ((scope, rows.get(scope, NOTHING)) for scope in names)
        if row["number"] or came.get(scope) or scope in always
    ]
    everybody = left.aggregate(Count("by", distinct=True))["by__count"]
    return sorted(places, key=lambda place: (-place.waiting, place.title)), _whole(places, everybody)


def _waiting(cases: CaseQuerySet, targets: dict[str, int]) -> QuerySet:
    """The waiting cases of each scope: how many, since when the oldest, how many past their time."""
    figures = {"number": Count("pk"), "oldest": Min("opened_at"), "late": Count("pk", filter=late(targets))}
    return cases.waiting().values("scope").annotate(**figures)


def _whole(places: list[Place], hands: int) -> Place:
    waiting, came, done = (sum(getattr(place, name) for place in places) for name in ("waiting", "came", "done"))
    return Place(
        scope="",
        title="",
        waiting=waiting,
        oldest=max((place.oldest for place in places), default=0),
        late=sum(place.late for place in places),
        target=0,
        came=came,
        done=done,
        policy=None,
        forecast=_ahead(waiting, came, done, hands),
    )


def _ahead(waiting: int, came: int, done: int, hands: int) -> Forecast:
    return forecast(waiting, arrived=came, decided=done, moderators=hands, minutes=PACE_MINUTES)


def _age(since: datetime | None, now: datetime) -> int:
    return int((now - since).total_seconds()) if since else 0


def _minutes(cases: CaseQuerySet, decisions: QuerySet[Decision], now: datetime) -> list[Minute]:
    """The last HOUR minutes, the present one last."""
    first = now.replace(second=0, microsecond=0) - timedelta(minutes=HOUR - 1)
    came = _per_minute(cases.filter(opened_at__gte=first), "opened_at")
    decided = _per_minute(decisions.filter(at__gte=first, outcome__in=LEAVES), "at")
    moments = (first + timedelta(minutes=number) for number in range(HOUR))
    return [Minute(at, came.get(at, 0), decided.get(at, 0)) for at in moments]


def _per_minute(rows: QuerySet, column: str) -> dict[datetime, int]:
    return dict(rows.annotate(minute=TruncMinute(column)).values_list("minute").annotate(Count("pk")))


def _people(today: QuerySet[Decision], me: User | None) -> list[tuple[str, int, bool]]:
    """Who decided how many today, by name: this is no ranking."""
    acts = today.filter(by__isnull=False).exclude(outcome=Decision.Outcome.REOPENED)
    counts = dict(acts.values_list("by").annotate(Count("pk")))
    names = {user.pk: user.name for user in User.objects.filter(pk__in=counts)}
    own = me.pk if me else None
    return sorted((names.get(pk, ""), number, pk == own) for pk, number in counts.items())


def _automatic(decisions: QuerySet[Decision], now: datetime) -> Share:
    """How many of the first decisions a rule took."""
    first = decisions.filter(at__gte=now - timedelta(days=DAYS), waited__isnull=False)
    counts = first.aggregate(whole=Count("pk"), part=Count("pk", filter=Q(is_automatic=True)))
    return Share(**counts)


def _overturned(appeals: QuerySet[Appeal], now: datetime) -> Share:
    """How many of the decided appeals were right."""
    decided = appeals.filter(
        decided_at__gte=now - timedelta(days=DAYS), state__in=(Appeal.State.OVERTURNED, Appeal.State.UPHELD)
    )
    counts = decided.order_by().aggregate(whole=Count("pk"), part=Count("pk", filter=Q(state=Appeal.State.OVERTURNED)))
    return Share(**counts)


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
