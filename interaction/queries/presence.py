"""Who is at their desk in a live interview, and which interviews are left alone or over their time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from interaction.models import Event, Occasion, Participant
from interaction.workflow import ON_AIR

Part = Participant.Part
AWAY = timedelta(seconds=60)
OVER = timedelta(minutes=30)  # after the planned end
WENT_ON = ("go-live", "resume")


def running_now() -> QuerySet[Occasion]:
    """Interviews that are live at this moment."""
    return Occasion.objects.filter(state="live").order_by("pk")


def overdue_to_end() -> QuerySet[Occasion]:
    """Interviews on air half an hour after their planned end, to whose hosts the end was not offered yet."""
    offered = Event.objects.filter(occasion=OuterRef("pk"), submission=None, kind="end-offered")
    late = Occasion.objects.filter(state__in=ON_AIR, ends_at__lte=timezone.now() - OVER)
    return late.filter(~Exists(offered)).order_by("pk")


def is_over_time(occasion: Occasion) -> bool:
    """Whether the end is to be offered on the studio's page."""
    return occasion.state in ON_AIR and occasion.ends_at <= timezone.now() - OVER


def abandoned_by(occasion: Occasion, now: datetime) -> str:
    """ "host-away" or "guests-away" if all of them left for over a minute after having been there, else "".

    Only people with accounts can be there; where no guest has one, the transcribers stand for the guests. Somebody is
    there whose studio was open or who did something in the last minute, and left only who came since it last went on.
    """
    people = list(occasion.participants.filter(user__isnull=False))
    since = _went_on(occasion)
    active = _active(occasion, now - AWAY)
    hosts = [one for one in people if one.part == Part.HOST]
    guests = [one for one in people if one.part == Part.GUEST]
    speakers = guests or [one for one in people if one.part == Part.TRANSCRIBER]
    for code, group in (("host-away", hosts), ("guests-away", speakers)):
        if _left(group, since, now) and not any(one.user_id in active for one in group):
            return code
    return ""


def is_here(one: Participant, now: datetime) -> bool:
    """Whether this person's studio was open in the last minute."""
    return one.seen_at is not None and one.seen_at > now - AWAY


def _left(group: Iterable[Participant], since: datetime | None, now: datetime) -> bool:
    came = [one for one in group if one.seen_at and since and one.seen_at >= since]
    return bool(came) and not any(is_here(one, now) for one in came)


def _went_on(occasion: Occasion) -> datetime | None:
    events = occasion.events.filter(submission=None, kind__in=WENT_ON).order_by("seq")
    return events.values_list("at", flat=True).last()


def _active(occasion: Occasion, since: datetime) -> set[int | None]:
    """The accounts that acted or spoke in this interview since then."""
    acted = occasion.events.filter(at__gt=since).values_list("actor", flat=True)
    return {*acted, *occasion.messages.filter(written_at__gt=since).values_list("author", flat=True)}
