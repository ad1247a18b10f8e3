"""What has happened in the demo district before today: interviews that are over, letters that were answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from interaction.actions.imports import import_letters
from interaction.demo.announcing import announced
from interaction.demo.cast import Cast
from interaction.demo.clock import Clock
from interaction.demo.desks import SOURCE, let_out, write
from interaction.demo.public import find_helpful, give_support, rate, vote_for_themes
from interaction.demo.refusing import Refusing
from interaction.demo.stage import Stage
from interaction.demo.talks import Pair, Talk, letters
from interaction.forms.imported import Imported
from interaction.models import Occasion, Submission


def play(talk: Talk, cast: Cast, chance: Random, *, now: datetime) -> Occasion:
    """Plays a whole interview, a week from its announcement to its end; the questions of `open` stay unanswered."""
    starts_at = working_morning(now, talk.days_ago, talk.hour)
    clock = Clock(starts_at - timedelta(days=7))
    with clock.set_for_everything():
        stage = Stage(announced(talk, cast, starts_at=starts_at), cast, talk)
        vote_for_themes(stage.occasion, chance, most=talk.peak // 20)
        show = Show(stage, clock, chance)
        show.collect(len(talk.pairs) // 2)
        show.left += Refusing(stage, clock, chance).play()
        clock.moment = starts_at
        show.go_on_air()
        show.afterwards()
    return stage.fresh()


@dataclass
class Show:
    """One interview of the past while it is played by its clock."""

    stage: Stage
    clock: Clock
    chance: Random
    asked: list[Submission] = field(default_factory=list)
    left: list[tuple[Submission, Pair]] = field(default_factory=list)  # answered in writing afterwards

    @property
    def talk(self) -> Talk:
        return self.stage.talk

    def collect(self, number: int) -> None:
        """So many questions come in during the week before."""
        for pair in self.talk.pairs[:number]:
            self.asked.append(self._asked(pair, hours=9))

    def go_on_air(self) -> None:
        """From the first words to the end; new questions come while others are answered."""
        self.stage.change("go-live")
        for words in self.talk.opening:
            self.clock.forward(seconds=20)
            self.stage.say(words)
        for place, pair in enumerate(self.talk.pairs):
            if place + 1 >= len(self.asked) < len(self.talk.pairs):
                self.asked.append(self._asked(self.talk.pairs[len(self.asked)]))
            self._answer(self.asked[place], pair)
        for pair in self.talk.open:
            self._asked(pair)
        self.left += [(self._asked(pair), pair) for pair in self.talk.later]
        self.stage.say(self.talk.closing)
        self.clock.forward(minutes=1)
        self.stage.end()

    def _answer(self, question: Submission, pair: Pair) -> None:
        self.stage.air(question)
        self.clock.forward(seconds=self.chance.randint(80, 150))
        self.stage.answer(question, pair.a, guest=pair.guest)
        if pair.also:
            self.clock.forward(seconds=40)
            self.stage.answer(question, pair.also, guest=pair.guest + 1)

    def _asked(self, pair: Pair, *, hours: int = 0) -> Submission:
        """Asked and approved; `hours` at most lie between two questions before the interview."""
        self.clock.forward(seconds=self.chance.randint(5, 25), hours=self.chance.randint(0, hours))
        question = self.stage.ask(pair.q, by=pair.by)
        self.clock.forward(seconds=self.chance.randint(8, 40))
        question = self.stage.approve(question)
        give_support(question, self.chance.randint(2, 30))
        for text in pair.joined:
            self.clock.forward(seconds=30)
            self.stage.join(self.stage.ask(text), question)
        return question

    def afterwards(self) -> None:
        """Late answers and notes, what readers thought, how many they were, and what it came to in a few sentences."""
        talk, occasion = self.talk, self.stage.occasion
        ended = self.clock.moment
        for days, act in sorted((*self._late_answers(), *self._notes()), key=lambda one: one[0]):
            self.clock.moment = ended + timedelta(days=days)
            act()
        find_helpful(occasion, self.chance)
        rate(occasion, self.chance)
        Occasion.objects.filter(pk=occasion.pk).update(
            peak_viewers=talk.peak,
            visits=talk.visits,
            visitors=talk.visitors,
            afterword=talk.afterword,
            afterword_en=talk.afterword_en,
        )

    def _late_answers(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """After so many days a department answers what was handed over to it, by two people."""
        for question, pair in self.left:
            yield pair.days, partial(self._answer_in_writing, question, pair.a)

    def _answer_in_writing(self, question: Submission, text: str) -> None:
        letter = self.stage.again(question)
        write(letter, text, by=self.stage.cast["officer-2"])
        let_out(letter, by=self.stage.cast["approver-2"])

    def _notes(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """A correction after two days, and after three weeks how the matter went on."""
        for question, pair in zip(self.asked, self.talk.pairs, strict=True):
            for text, kind, days in ((pair.correction, "note", 2), (pair.progress, "progress", 21)):
                if text:
                    yield days, partial(self.stage.note, question, text, kind=kind)


def working_morning(now: datetime, days_ago: int, hour: int) -> datetime:
    """So many days ago at that hour; a weekend moves it back to Friday."""
    day = timezone.localtime(now).replace(hour=hour, minute=0, second=0, microsecond=0) - timedelta(days=days_ago)
    return day - timedelta(days=max(0, day.weekday() - 4))


def answer_letters(*, now: datetime) -> int:
    """The letters of the past twelve months, each answered by its department; returns how many are new."""
    return import_letters([_letter(row, place, now) for place, row in enumerate(letters())])


def _letter(row: dict, place: int, now: datetime) -> Imported:
    sent_at = working_morning(now, row["days_ago"], 8 + place % 10) + timedelta(minutes=7 * place % 60)
    return Imported(
        source_id=f"{SOURCE}letter-{row['key']}",
        user=row["by"],
        subject=row["subject"],
        body=row["body"],
        sent_at=sent_at,
        reply=row["reply"],
        replied_at=sent_at + timedelta(days=row["took"], hours=3),
        channel=row["channel"],
        kind=row.get("kind", ""),
        department=row["department"],
        outcome=row.get("outcome", ""),
    )
