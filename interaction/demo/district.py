"""Builds the demo district, keeps an interview live in it, and takes it away again."""

from dataclasses import replace
from random import Random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from interaction.actions import interview
from interaction.demo.past import answer_letters, play
from interaction.demo.present import announce_next, open_live
from interaction.demo.stage import Cast, Stage, announced
from interaction.demo.talks import Talk, talk
from interaction.models import Occasion
from people.demo import plant_people

SEED = 20260303
PAST = ("school", "bus", "river", "dogs", "benefits", "village")
NEXT = ("footbridge",)
LIVE = ("parking", "lighting")
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
        if Occasion.objects.filter(is_demo=True).exists():
            return False
        cast, chance, now = Cast(), Random(SEED), timezone.now()
        answer_letters(cast, now=now)
        for talk_of_past in sorted(map(talk, PAST), key=lambda one: -one.days_ago):
            play(talk_of_past, cast, chance, now=now)
        return True


@transaction.atomic
def keep_live() -> Occasion:
    """Ends demo interviews past their time, makes sure that one is live and one is announced; returns the live one."""
    now, cast = timezone.now(), Cast()
    ours = Occasion.objects.filter(is_demo=True, channel="interview")
    for over in ours.filter(state__in=("live", "paused"), ends_at__lte=now):
        interview.end(over, by=cast["host"])
        Stage(over, cast, moderator="moderator-2").clear_the_desk()
    for due in ours.filter(state__in=("announced", "collecting"), starts_at__lte=now):
        interview.change_phase(due, "go-live", by=cast["host"])
    if not ours.filter(state__in=("announced", "collecting")).exists():
        announce_next(_next_of(NEXT), cast, Random(SEED), now=now)
    live = ours.filter(state__in=("live", "paused")).order_by("-opened_at").first()
    if live is None:
        live = open_live(_next_of(LIVE), cast, Random(SEED), now=now)
    return live


@transaction.atomic
def open_rehearsal() -> Occasion:
    """An empty interview of the demo that is live from now on, to be rehearsed."""
    cast = Cast()
    rehearsed = replace(talk(LIVE[0]), **REHEARSAL)  # type: ignore[arg-type]
    stage = Stage(announced(rehearsed, cast, starts_at=timezone.now()), cast)
    stage.go_live()
    return stage.fresh()


def talk_of(occasion: Occasion) -> Talk:
    """The talk an interview of the demo was made from; the first live one for any other."""
    talks = [talk(key) for key in (*LIVE, *NEXT)]
    return next((one for one in talks if occasion.title.startswith(one.title)), talks[0])


def _next_of(keys: tuple[str, ...]) -> Talk:
    """The talk that was held least often, with a title that tells its later issues apart."""
    talks = [talk(key) for key in keys]
    held = {one.key: Occasion.objects.filter(is_demo=True, title__startswith=one.title).count() for one in talks}
    chosen = min(talks, key=lambda one: held[one.key])
    number = held[chosen.key]
    if number == 0:
        return chosen
    issue = number + 1
    return replace(chosen, title=f"{chosen.title}（第 {issue} 期）", title_en=f"{chosen.title_en} ({issue})")
