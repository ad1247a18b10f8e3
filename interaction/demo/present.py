"""What goes on in the demo today: the interview on air, the next one, the one in two days, the moderators' queue."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from interaction.demo.announcing import announced
from interaction.demo.cast import Cast
from interaction.demo.clock import Clock
from interaction.demo.public import give_support, vote_for_themes
from interaction.demo.stage import Stage, case_of
from interaction.demo.talks import Pair, Talk
from interaction.models import Occasion, Submission
from moderation.actions import note

ANSWERED, SHORTLISTED, COLLECTED = 6, 5, 8
JUST_NOW = timedelta(minutes=3)  # within which all came that waits, so that none of it is late yet


def open_live(talk: Talk, cast: Cast, chance: Random, *, now: datetime) -> Occasion:
    """An interview that began 25 minutes ago: six answered, one on air with a draft, five shortlisted, some waiting."""
    clock = Clock(now - timedelta(days=2))
    with clock.set_for_everything():
        starts_at = (now - timedelta(minutes=25)).replace(second=0, microsecond=0)
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast, talk)
        vote_for_themes(stage.occasion, chance, most=60)
        clock.moment = starts_at
        stage.change("go-live")
        for words in talk.opening:
            clock.forward(seconds=15)
            stage.say(words)
        questions = [_approved(stage, clock, pair, chance) for pair in (*talk.pairs, *talk.open)]
        for question, pair in list(zip(questions, talk.pairs, strict=False))[:ANSWERED]:
            stage.air(question)
            clock.forward(seconds=chance.randint(60, 110))
            stage.answer(question, pair.a, guest=pair.guest)
        clock.moment = max(clock.moment, now - JUST_NOW)
        fill_the_desk(stage, clock, questions[ANSWERED:])
    return stage.fresh()


def begin(occasion: Occasion, talk: Talk, cast: Cast) -> Occasion:
    """A collected interview goes live now: first words, one on air with a draft, five shortlisted, some waiting."""
    stage = Stage(occasion, cast, talk)
    stage.change("go-live")
    for words in talk.opening:
        stage.say(words)
    approved = occasion.submissions.select_related("occasion").filter(state="approved")
    questions = list(approved.order_by("published_at", "pk"))
    if questions:
        fill_the_desk(stage, Clock(timezone.now()), questions)
    return stage.fresh()


def fill_the_desk(stage: Stage, clock: Clock, questions: list[Submission]) -> None:
    """The first of these goes on air and its guest writes; five are shortlisted and given out; citizens wait.

    One question appears by rule: a moderator still has to read it. Of one that shows a number a moderator knows more.
    """
    current, following = questions[0], questions[1:]
    stage.air(current)
    clock.forward(seconds=20)
    answers = {pair.q: pair for pair in stage.talk.pairs}
    pair = answers.get(current.title)
    if pair:
        stage.draft(current, pair.a[: len(pair.a) // 2], guest=pair.guest)
    for place, question in enumerate(following[:SHORTLISTED]):
        stage.shortlist(question)
        stage.give(question, answers[question.title].guest if question.title in answers else place)
    for unread in stage.talk.unread:
        stage.let_appear(unread.q, by=unread.by)
    for waiting in stage.talk.waiting:
        clock.forward(seconds=11)
        question = stage.ask(waiting.q, by=waiting.by)
        if waiting.note:
            note(case_of(question), by=stage.cast["moderator-2"], text=waiting.note)


def _approved(stage: Stage, clock: Clock, pair: Pair, chance: Random) -> Submission:
    clock.forward(seconds=chance.randint(5, 14))
    question = stage.ask(pair.q, by=pair.by)
    clock.forward(seconds=chance.randint(4, 9))
    question = stage.approve(question)
    give_support(question, chance.randint(3, 40))
    return question


def announce(talk: Talk, cast: Cast, chance: Random, *, starts_at: datetime, now: datetime) -> Occasion:
    """An interview that has collected questions for three days; those of `pairs` are approved already."""
    clock = Clock(now - timedelta(days=3))
    with clock.set_for_everything():
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast, talk)
        vote_for_themes(stage.occasion, chance, most=40)
        for pair in talk.pairs[:COLLECTED]:
            clock.forward(hours=chance.randint(1, 8))
            question = stage.approve(stage.ask(pair.q, by=pair.by))
            give_support(question, chance.randint(4, 30))
    return stage.fresh()
