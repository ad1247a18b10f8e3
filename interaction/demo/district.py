"""Builds the demo district, keeps an interview live in it, and takes it away again."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from interaction.actions import interview
from interaction.demo.announcing import LENGTH, announced, proposed
from interaction.demo.cast import Cast
from interaction.demo.desks import fill_desks
from interaction.demo.past import answer_letters, play
from interaction.demo.played import play_letters
from interaction.demo.present import announce, begin, open_live
from interaction.demo.reporting import fill_the_reports
from interaction.demo.stage import Stage
from interaction.demo.standing import fill_the_shelves, read_calmly
from interaction.demo.talks import Talk, talk
from interaction.models import Notice, Occasion
from interaction.workflow import COMING, ON_AIR
from people.demo import plant_people

SEED = 20260303
PAST = ("school", "bus", "river", "dogs", "benefits", "village")
LIVE, NEXT = ("parking", "lighting"), ("footbridge",)
PROPOSED = {"heating": "producer", "meals": "producer-2"}  # who wrote it: each is approved by somebody else
SOON = timedelta(hours=3)  # what begins within this time is the one with its readiness list
ENOUGH = timedelta(minutes=15)  # of its time must be left for a missed interview to go live all the same
REHEARSAL = {
    "title": "演练：模拟市民和工作人员走一遍流程",
    "title_en": "Rehearsal with simulated citizens and staff",
    "summary": "这是一次演练，提问和答复都由程序产生，不代表任何部门的意见。",
    "summary_en": "A rehearsal: questions and answers come from a program and speak for no office.",
}


def build() -> bool:
    """Plants people, past and present unless they stand already, all in one transaction; whether anything was new."""
    with transaction.atomic():
        plant_people(settings.DEMO_PASSWORD)
        if ours().exists():
            return False
        cast, chance, now = Cast(), Random(SEED), timezone.now()
        answer_letters(now=now)
        for talk_of_past in sorted(map(talk, PAST), key=lambda one: -one.days_ago):
            play(talk_of_past, cast, chance, now=now)
        fill_the_reports(cast)
        fill_desks(cast, now=now)
        play_letters(cast, now=now)
        fill_the_shelves(cast, now=now)
        Notice.objects.filter(event__submission=None).update(sent_at=now)  # beginnings and ends that are long over
        return True


@transaction.atomic
def keep_live() -> Occasion:
    """Rolls the demo forward and returns the interview that is live.

    What is past its time ends; one is live, one begins when that ends, one is in two days, and two wait for approval.
    """
    now, cast = timezone.now(), Cast()
    read_calmly(cast)
    for over in ours().filter(state__in=ON_AIR, ends_at__lte=now):
        interview.end(over, by=cast["host"])
        Stage(over, cast, talk_of(over), moderator="moderator-2").clear_the_desk()
    live = ours().filter(state__in=ON_AIR).order_by("-opened_at").first() or _next_live(cast, now)
    _announce_soon(live, cast, now)
    _announce_next(cast, now)
    _propose(cast, now)
    return live


def ours() -> QuerySet[Occasion]:
    """The demo's interviews."""
    return Occasion.objects.filter(is_demo=True, channel="interview")


def _next_live(cast: Cast, now: datetime) -> Occasion:
    """What was announced for now, or for a time when nobody ran the demo; else one that has been on for a while."""
    due = ours().filter(state__in=COMING, starts_at__lte=now).order_by("starts_at").first()
    if due is None:
        return open_live(_least_held(LIVE), cast, Random(SEED), now=now)
    if due.ends_at - now < ENOUGH:
        _reschedule(due, now)
    return begin(due, talk_of(due), cast)


def _reschedule(occasion: Occasion, starts_at: datetime) -> None:
    """An interview of the demo at another time: nobody had been promised the first one."""
    Occasion.objects.filter(pk=occasion.pk).update(starts_at=starts_at, ends_at=starts_at + LENGTH)
    occasion.refresh_from_db()


def _announce_soon(live: Occasion, cast: Cast, now: datetime) -> None:
    """One begins when the live one ends; one that was missed beside it begins then instead."""
    coming = ours().filter(state__in=COMING)
    if coming.filter(starts_at__gt=now, starts_at__lte=now + SOON).exists():
        return
    starts_at = max(live.ends_at, now + ENOUGH)
    missed = coming.filter(starts_at__lte=now).first()
    if missed:
        _reschedule(missed, starts_at)
    else:
        announce(_least_held(LIVE), cast, Random(SEED + 1), starts_at=starts_at, now=now)


def _announce_next(cast: Cast, now: datetime) -> None:
    if ours().filter(state__in=COMING, starts_at__gt=now + SOON).exists():
        return
    following = _least_held(NEXT)
    day = timezone.localtime(now) + timedelta(days=2)
    starts_at = day.replace(hour=following.hour, minute=0, second=0, microsecond=0)
    announce(following, cast, Random(SEED), starts_at=starts_at, now=now)


def _propose(cast: Cast, now: datetime) -> None:
    """Each producer's proposal that waits for somebody else's approval."""
    for key, producer in PROPOSED.items():
        if not ours().filter(state="submitted", created_by=cast[producer]).exists():
            proposal = _least_held((key,))
            day = timezone.localtime(now) + timedelta(days=9)
            starts_at = day.replace(hour=proposal.hour, minute=0, second=0, microsecond=0)
            proposed(proposal, cast, starts_at=starts_at, by=producer)


@transaction.atomic
def open_rehearsal() -> Occasion:
    """An empty interview of the demo that is live from now on, to be rehearsed."""
    cast = Cast()
    rehearsed = replace(talk(LIVE[0]), **REHEARSAL)  # type: ignore[arg-type]
    stage = Stage(announced(rehearsed, cast, starts_at=timezone.now()), cast, rehearsed)
    stage.change("go-live")
    return stage.fresh()


def talk_of(occasion: Occasion) -> Talk:
    """The talk an interview of the demo was made from; the first live one for any other."""
    talks = [talk(key) for key in (*LIVE, *NEXT, *PROPOSED)]
    return next((one for one in talks if occasion.title.startswith(one.title)), talks[0])


def _least_held(keys: tuple[str, ...]) -> Talk:
    """The talk that was held least often, with a title that tells its later issues apart."""
    talks = [talk(key) for key in keys]
    held = {one.key: ours().filter(title__startswith=one.title).count() for one in talks}
    chosen = min(talks, key=lambda one: held[one.key])
    number = held[chosen.key]
    if number == 0:
        return chosen
    issue = number + 1
    return replace(chosen, title=f"{chosen.title}（第 {issue} 期）", title_en=f"{chosen.title_en} ({issue})")
