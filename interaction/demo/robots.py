"""The demo's robots: citizens who go on asking, and staff who keep the interview moving while no person does."""

from collections.abc import Iterator
from itertools import chain, cycle
from random import Random

from interaction.demo.stage import Stage
from interaction.demo.talks import Pair, Talk
from interaction.demo.wording import answers_of, questions_of
from interaction.models import Submission
from moderation.models import Case
from people.refusals import Refusal

SHORTLIST = 5


class Robots:
    """One interview's robots. `ask()` and `act()` each do the next thing; both may be called at any time."""

    def __init__(self, stage: Stage, talk: Talk, chance: Random):
        self.stage, self.talk, self.chance = stage, talk, chance
        self.answers = answers_of(talk)
        self._asked: list[Submission] = []
        self._texts = {answered: self._unused(answered) for answered in (True, False)}
        self._turns = cycle((*("approve", "air", "answer", "approve") * 4, "say"))
        self._kinds = cycle((True, False))
        self._remarks = chain(self._fresh_remarks(), cycle(talk.remarks or ("我们看下一个问题。",)))

    @property
    def waiting(self) -> int:
        """How many of the robots' questions nobody has decided yet."""
        return len(self._asked)

    def ask(self) -> Submission:
        """A citizen asks something nobody has asked here yet."""
        pair = next(self._texts[next(self._kinds)])
        question = self.stage.ask(pair.q, by=pair.by or self.chance.choice(("", "", "附近居民", "热心网友", "老街坊")))
        self._asked.append(question)
        return question

    def act(self) -> str:
        """The staff's next step, one frame for everybody; what cannot be done is passed over for host's words."""
        for _try in range(4):
            turn = next(self._turns)
            try:
                if getattr(self, f"_{turn}")():
                    return turn
            except Refusal:
                continue
        self._say()
        return "say"

    def _approve(self) -> bool:
        """Only what robots asked: what people or the demo's past left waiting is the newcomer's to decide."""
        while self._asked:
            question = self._asked.pop(0)
            if Case.objects.waiting().filter(about_id=question.pk, about_type__model="submission").exists():
                approved = self.stage.approve(question)
                self._fill_shortlist(approved)
                return True
        return False

    def _fill_shortlist(self, question: Submission) -> None:
        listed = self.stage.occasion.submissions.filter(state="shortlisted").count()
        if question.title in self.answers and listed < SHORTLIST:
            self.stage.shortlist(question)

    def _air(self) -> bool:
        current = self._on_air()
        if current is not None and current.title in self.answers:
            return False
        following = self._answerable()
        if following is not None:
            self.stage.air(following)
        return following is not None

    def _answer(self) -> bool:
        question = self._on_air()
        pair = self.answers.get(question.title) if question else None
        if question is None or pair is None:
            return False
        speaker = self.stage.guests[pair.guest % len(self.stage.guests)]
        draft = question.messages.filter(kind="answer", participant=speaker).first()
        self.stage.answer(question, pair.a, guest=pair.guest, version=draft.version if draft else 0)
        return True

    def _say(self) -> bool:
        self.stage.say(next(self._remarks))
        return True

    def _on_air(self) -> Submission | None:
        return self.stage.occasion.submissions.select_related("occasion").filter(state="on-air").first()

    def _answerable(self) -> Submission | None:
        """The first of the shortlist that a guest can answer, else the oldest approved one."""
        rows = self.stage.occasion.submissions.select_related("occasion").filter(title__in=list(self.answers))
        first = rows.filter(state="shortlisted").order_by("place", "pk").first()
        return first or rows.filter(state="approved").order_by("published_at", "pk").first()

    def _unused(self, answered: bool) -> Iterator[Pair]:
        """Texts that no demo interview has seen, and once those are used up all of them again."""
        known = set(Submission.objects.filter(occasion__is_demo=True).values_list("title", flat=True))
        fresh = (pair for pair in questions_of(self.talk, answered=answered) if pair.q not in known)
        again = cycle(list(questions_of(self.talk, answered=answered)) or list(self.talk.pairs))
        return chain(fresh, again)

    def _fresh_remarks(self) -> list[str]:
        said = set(self.stage.occasion.messages.filter(kind="words").values_list("text", flat=True))
        return [remark for remark in self.talk.remarks if remark not in said]
