"""What a person was told, gathered by the matter it is about: the unread ones first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, F, Max, Q, QuerySet, When
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from interaction import registry
from interaction.models import Event, Notice, Occasion, Submission
from interaction.queries.alarm_words import said
from interaction.queries.alarms import Alarm
from interaction.queries.archive import address_of
from interaction.queries.clock_words import is_for_desk
from interaction.queries.timeline import label_of_event
from interaction.queries.watching import is_for_watcher
from people.permissions import Person, account_of

MOST_COUNTED = 100
SHOWN = 4  # of one matter; what is older is folded away
MOST_LOADED = 600
_NO_LETTER = Q(event__submission=None)


@dataclass(frozen=True)
class Line:
    """One thing that happened."""

    at: datetime
    said: object
    is_unread: bool


@dataclass(frozen=True)
class Matter:
    """One letter, interview or the alarms, with what was told of it, newest first; `key` names it in a form."""

    key: str
    title: str
    number: str
    url: str
    unread: int
    lines: list[Line]
    older: list[Line]


def unread_count(user: Person) -> int:
    """How many notices wait to be read, counted up to a hundred; no query for a visitor."""
    account = account_of(user)
    waiting = Notice.objects.filter(user=account, read_at=None)
    return waiting.order_by()[:MOST_COUNTED].count() if account else 0


def matters(user: Person) -> QuerySet:
    """What this account was told of, as rows (letter, place, register, unread); unread ones first, then the newest."""
    keys = {
        "letter": F("event__submission"),
        "place": Case(When(_NO_LETTER, then=F("event__occasion")), default=None),
        "register": Case(When(_NO_LETTER, then=F("event__register")), default=None),
    }
    rows = Notice.objects.filter(user=account_of(user)).annotate(**keys).values(*keys)
    counted = rows.annotate(unread=Count("pk", filter=Q(read_at=None)), newest=Max("created_at"))
    return counted.order_by(Case(When(unread__gt=0, then=0), default=1), "-newest")


def told_all(user: Person) -> QuerySet[Notice]:
    """Every notice of this account."""
    return Notice.objects.filter(user=account_of(user))


def told_of(user: Person, key: str) -> QuerySet[Notice]:
    """The notices of this account about the matter of this key; none for a key that names nothing."""
    mine = Notice.objects.filter(user=account_of(user)).order_by("-created_at", "-pk")
    sort, _dash, rest = key.partition("-")
    if sort == "register":
        return mine.filter(event__submission=None, event__register=rest)
    if not rest.isdecimal() or len(rest) > 15:
        return mine.none()
    if sort == "letter":
        return mine.filter(event__submission=int(rest))
    return mine.filter(event__submission=None, event__occasion=int(rest)) if sort == "place" else mine.none()


def address_of_matter(user: Person, key: str) -> str:
    """The page on which this person reads more of the matter; empty for a matter they were told nothing of."""
    newest = told_of(user, key).select_related("event__submission__occasion", "event__occasion").first()
    return _address(newest) if newest else ""


def shown(user: Person, rows: Iterable[dict]) -> list[Matter]:
    """One page of matters() with their lines; as many queries for one as for twenty."""
    page = list(rows)
    letters, places, registers = ({row[name] for row in page} for name in ("letter", "place", "register"))
    about = Q(event__submission__in=letters - {None})
    about |= _NO_LETTER & (Q(event__occasion__in=places - {None}) | Q(event__register__in=registers - {None}))
    mine = Notice.objects.filter(about, user=account_of(user)).order_by("-created_at", "-pk")
    found: dict[tuple, list[Notice]] = {}
    for notice in mine.select_related("event__submission__occasion", "event__occasion")[:MOST_LOADED]:
        found.setdefault(_key_of(notice.event), []).append(notice)
    heads = _headlines([one.event for told in found.values() for one in told if one.event.register_id])
    keys = [(row["letter"], row["place"], row["register"]) for row in page]
    pairs = [(key, row["unread"]) for key, row in zip(keys, page, strict=True) if key in found]
    return [_matter(key, found[key], unread, heads) for key, unread in pairs]


def _key_of(event: Event) -> tuple:
    if event.submission_id:
        return event.submission_id, None, None
    return None, event.occasion_id, event.register_id


def _headlines(events: list[Event]) -> dict[int, str]:
    """What alarms say, by the event; one query for all."""
    found = [Alarm(one.data["alarm"], "", "", None, one.data.get("department"), one.data) for one in events]
    return {one.pk: words.headline for one, words in zip(events, said(found), strict=True)}


def _matter(key: tuple, told: list[Notice], unread: int, heads: dict[int, str]) -> Matter:
    letter, place, register = key
    name = f"letter-{letter}" if letter else f"place-{place}" if place else f"register-{register}"
    lines = [Line(one.created_at, heads.get(one.event_id) or _said(one), one.read_at is None) for one in told]
    title, number = _title(told[0])
    return Matter(name, title, number, _address(told[0]), unread, lines[:SHOWN], lines[SHOWN:])


def _title(notice: Notice) -> tuple[str, str]:
    """Title and number; a letter's title only for its author, or where everybody may read it."""
    event = notice.event
    if event.submission:
        is_open = event.submission.published_at or event.submission.author_id == notice.user_id
        return (event.submission.title if is_open else ""), event.submission.number
    return (event.occasion.said("title") if event.occasion else _("Alarms")), ""


def _said(notice: Notice) -> object:
    event = notice.event
    if event.submission:
        return _("A new public answer") if is_for_watcher(notice) else label_of_event(event.submission, event.kind)
    return _said_of(event.occasion, event.kind) if event.occasion else ""


def _said_of(occasion: Occasion, kind: str) -> object:
    workflow = registry.get(occasion.channel).workflow_of(occasion)
    return workflow.steps[kind].label if kind in workflow.steps else _("It begins soon")


def _address(notice: Notice) -> str:
    event = notice.event
    if event.submission is None:
        room = event.occasion_id and reverse("interaction:room", args=[event.occasion_id])
        return room or reverse("interaction:alarms")
    if is_for_desk(notice):
        return reverse("interaction:letter", args=[event.submission.pk])
    if is_for_watcher(notice):
        return address_of(event.submission) if event.submission.published_at else ""
    return _own(event.submission)


def _own(letter: Submission) -> str:
    try:
        return reverse("interaction:my_one", args=[letter.number])
    except NoReverseMatch:
        return reverse("interaction:my")
