"""What goes on in the demo today: the interview on air, the one in two days, the moderators' queue."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from interaction.demo.clock import Clock
from interaction.demo.stage import Cast, Stage, announced, give_support
from interaction.demo.talks import Talk
from interaction.models import Occasion

ANSWERED, SHORTLISTED = 6, 5


def open_live(talk: Talk, cast: Cast, chance: Random, *, now: datetime) -> Occasion:
    """An interview that began 25 minutes ago: six answered, one on air with a draft, five shortlisted, some waiting."""
    clock = Clock(now - timedelta(days=2))
    with clock.set_for_everything():
        starts_at = now - timedelta(minutes=25)
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast)
        clock.moment = now - timedelta(minutes=25)
        stage.go_live()
        for words in talk.opening:
            clock.forward(seconds=15)
            stage.say(words)
        questions = [_approved(stage, clock, pair, chance) for pair in (*talk.pairs, *talk.open)]
        for question, pair in list(zip(questions, talk.pairs, strict=False))[:ANSWERED]:
            stage.air(question)
            clock.forward(seconds=chance.randint(60, 110))
            stage.answer(question, pair.a, guest=pair.guest)
        _fill_the_desk(stage, clock, talk, questions)
    return stage.fresh()


def _fill_the_desk(stage: Stage, clock: Clock, talk: Talk, questions: list) -> None:
    current, following = questions[ANSWERED], questions[ANSWERED + 1 :]
    stage.air(current)
    clock.forward(seconds=20)
    pair = talk.pairs[ANSWERED]
    stage.draft(current, pair.a[: len(pair.a) // 2], guest=pair.guest)
    for question in following[:SHORTLISTED]:
        stage.shortlist(question)
    for pair in talk.waiting:
        clock.forward(seconds=11)
        stage.ask(pair.q, by=pair.by)


def _approved(stage: Stage, clock: Clock, pair, chance: Random):
    clock.forward(seconds=chance.randint(5, 14))
    question = stage.ask(pair.q, by=pair.by)
    clock.forward(seconds=chance.randint(4, 9))
    question = stage.approve(question)
    give_support(question, chance.randint(3, 40))
    return question


def announce_next(talk: Talk, cast: Cast, chance: Random, *, now: datetime) -> Occasion:
    """An interview in two days that collects questions; those of `pairs` are approved already."""
    day = timezone.localtime(now) + timedelta(days=2)
    starts_at = day.replace(hour=talk.hour, minute=0, second=0, microsecond=0)
    clock = Clock(now - timedelta(days=3))
    with clock.set_for_everything():
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast)
        for pair in talk.pairs[:6]:
            clock.forward(hours=chance.randint(1, 9))
            question = stage.approve(stage.ask(pair.q, by=pair.by))
            give_support(question, chance.randint(4, 30))
    return stage.fresh()
