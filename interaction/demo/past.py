"""What has happened in the demo district before today: interviews that are over, letters that were answered."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from interaction.actions.imports import import_letters
from interaction.demo.clock import Clock
from interaction.demo.stage import Cast, Stage, announced, give_support
from interaction.demo.talks import Talk, letters
from interaction.forms.imported import Imported
from interaction.models import Occasion

SOURCE = "demo-letter-"  # begins the source_id of the demo's letters


def play(talk: Talk, cast: Cast, chance: Random, *, now: datetime) -> Occasion:
    """Plays a whole interview, a week from its announcement to its end; the questions of `open` stay unanswered."""
    starts_at = working_morning(now, talk.days_ago, talk.hour)
    clock = Clock(starts_at - timedelta(days=7))
    with clock.set_for_everything():
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast)
        half = len(talk.pairs) // 2
        asked = [_asked(stage, clock, pair, chance, hours=9) for pair in talk.pairs[:half]]
        clock.moment = starts_at
        _air_all(stage, clock, chance, talk, asked)
        Occasion.objects.filter(pk=stage.occasion.pk).update(peak_viewers=talk.peak)
    return stage.fresh()


def _air_all(stage: Stage, clock: Clock, chance: Random, talk: Talk, asked: list) -> None:
    stage.go_live()
    for words in talk.opening:
        clock.forward(seconds=20)
        stage.say(words)
    for place, pair in enumerate(talk.pairs):
        if place + 1 >= len(asked) and len(asked) < len(talk.pairs):
            asked.append(_asked(stage, clock, talk.pairs[len(asked)], chance, hours=0))
        stage.air(asked[place])
        clock.forward(seconds=chance.randint(90, 200))
        stage.answer(asked[place], pair.a, guest=pair.guest)
        if pair.also:
            clock.forward(seconds=40)
            stage.answer(asked[place], pair.also, guest=pair.guest + 1)
    for pair in talk.open:
        _asked(stage, clock, pair, chance, hours=0)
    stage.say(talk.closing)
    clock.forward(minutes=1)
    stage.end()


def _asked(stage: Stage, clock: Clock, pair, chance: Random, *, hours: int):
    """Asked and approved, by the clock; `hours` at most lie between two questions before the interview."""
    clock.forward(seconds=chance.randint(10, 40), hours=chance.randint(0, hours))
    question = stage.ask(pair.q, by=pair.by)
    clock.forward(seconds=chance.randint(8, 50))
    question = stage.approve(question)
    give_support(question, chance.randint(2, 30))
    return question


def working_morning(now: datetime, days_ago: int, hour: int) -> datetime:
    """So many days ago at that hour; a weekend moves it back to Friday."""
    day = timezone.localtime(now).replace(hour=hour, minute=0, second=0, microsecond=0) - timedelta(days=days_ago)
    return day - timedelta(days=max(0, day.weekday() - 4))


def answer_letters(cast: Cast, *, now: datetime) -> int:
    """The letters of the past twelve months, each answered by its department; returns how many are new."""
    new = 0
    for place, row in enumerate(letters()):
        sent_at = working_morning(now, row["days_ago"], 8 + place % 10) + timedelta(minutes=7 * place % 60)
        letter = Imported(
            source_id=f"{SOURCE}{row['key']}",
            user=row["by"],
            subject=row["subject"],
            body=row["body"],
            sent_at=sent_at,
            reply=row["reply"],
            replied_at=sent_at + timedelta(days=row["took"], hours=3),
        )
        new += import_letters([letter], department=cast.departments[row["department"]])
    return new
