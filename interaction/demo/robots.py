"""The demo's robots: citizens who go on asking, and staff who keep the interview moving while no person does."""

from datetime import timedelta
from itertools import chain, cycle
from random import Random

from django.utils import timezone

from interaction.actions import assigning
from interaction.demo.asked import Texts
from interaction.demo.stage import Stage
from interaction.demo.wording import answers_of
from interaction.models import Message, Occasion, Submission
from moderation.models import Case
from people.refusals import Refusal

SHORTLIST = 5
LAST_MINUTES = timedelta(minutes=4)  # before the planned end: no new questions, last answers
TURNS = ("approve", "air", "answer", "add", "approve", "join", "air", "answer", "approve")
STANDING = {"paused": "resume", "interrupted": "resume"}  # what the host does when nobody is there to do it


class Robots:
    """One interview's robots. `ask()` and `act()` each do the next thing; both may be called at any time."""

    def __init__(self, stage: Stage, chance: Random):
        self.stage, self.talk, self.chance = stage, stage.talk, chance
        self.answers = answers_of(stage.talk)
        self._asked: list[Submission] = []
        self._doubles: dict[int, Submission] = {}
        self._texts = Texts(stage)
        self._turns = cycle((*TURNS * 2, "say"))
        self._remarks = chain(self._fresh_remarks(), cycle(self.talk.remarks or ("我们看下一个问题。",)))

    @property
    def waiting(self) -> int:
        """How many of the robots' questions nobody has decided yet; the others are forgotten."""
        ids = [question.pk for question in self._asked]
        still = Case.objects.waiting().filter(about_type__model="submission", about_id__in=ids)
        decided = set(ids) - set(still.values_list("about_id", flat=True))
        self._asked = [question for question in self._asked if question.pk not in decided]
        return len(self._asked)

    def ask(self) -> Submission | None:
        """A citizen asks something nobody has asked here yet, now and then in other words; None while none may."""
        pair, original = self._texts.next()
        by = pair.by or self.chance.choice(("", "", "附近居民", "热心网友", "老街坊"))
        try:
            question = self.stage.ask(pair.q, by=by)
        except Refusal:
            return None
        self._asked.append(question)
        if original is not None:
            self._doubles[question.pk] = original
        return question

    def act(self) -> str:
        """The staff's next step, told to everybody; what cannot be done is passed over for host's words."""
        urgent = self._urgent()
        if urgent:
            return urgent
        for _try in range(4):
            turn = next(self._turns)
            try:
                if getattr(self, f"_{turn}")():
                    return turn
            except Refusal:
                continue
        self._say()
        return "say"

    def _urgent(self) -> str:
        """What a person left behind, and the last minutes, come first."""
        occasion = self.stage.fresh()
        if occasion.state in STANDING:
            self.stage.change(STANDING[occasion.state])
            return STANDING[occasion.state]
        if occasion.state == "live" and occasion.ends_at - timezone.now() < LAST_MINUTES:
            self.stage.change("wrap-up")
            return "wrap-up"
        if occasion.policy in (Occasion.Policy.CLOSED, Occasion.Policy.HOLD):
            assigning.set_policy(occasion, Occasion.Policy.PRE, by=self.stage.cast["host"])
            return "policy"
        return ""

    def _approve(self) -> bool:
        """Only what robots asked: what people or the demo's past left waiting is the newcomer's to decide."""
        question = self._next_waiting(double=False)
        if question is None:
            return False
        self._fill_shortlist(self.stage.approve(question))
        return True

    def _join(self) -> bool:
        """The same in other words is joined to what was asked first."""
        question = self._next_waiting(double=True)
        if question is None:
            return False
        original = self.stage.again(self._doubles[question.pk])
        self.stage.join(question, original.merged_into or original)
        return True

    def _next_waiting(self, *, double: bool) -> Submission | None:
        """The oldest question of the robots that still waits, taken off their list."""
        if not self.waiting:
            return None
        question = next((one for one in self._asked if (one.pk in self._doubles) == double), None)
        if question is not None:
            self._asked.remove(question)
        return question

    def _fill_shortlist(self, question: Submission) -> None:
        """A question that can be answered is shortlisted while there is room, and given to the guest who knows."""
        listed = self.stage.occasion.submissions.filter(state="shortlisted").count()
        if question.title in self.answers and listed < SHORTLIST:
            self.stage.shortlist(question)
            self.stage.give(question, self.answers[question.title].guest)

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
        self.stage.answer(question, pair.a, guest=pair.guest, version=self._version(question, pair.guest))
        return True

    def _add(self) -> bool:
        """The other guest adds to what was answered last."""
        answered = self.stage.occasion.submissions.select_related("occasion").filter(state="answered")
        question = answered.order_by("-answered_at", "-pk").first()
        pair = self.answers.get(question.title) if question else None
        if question is None or pair is None or not pair.also or self._released(question, pair.guest + 1):
            return False
        self.stage.answer(question, pair.also, guest=pair.guest + 1, version=self._version(question, pair.guest + 1))
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

    def _version(self, question: Submission, guest: int) -> int:
        draft = self._written(question, guest)
        return draft.version if draft else 0

    def _released(self, question: Submission, guest: int) -> bool:
        draft = self._written(question, guest)
        return bool(draft and draft.state == Message.State.RELEASED)

    def _written(self, question: Submission, guest: int) -> Message | None:
        speaker = self.stage.guests[guest % len(self.stage.guests)]
        return question.messages.filter(kind="answer", participant=speaker).first()

    def _fresh_remarks(self) -> list[str]:
        said = set(self.stage.occasion.messages.filter(kind="words").values_list("text", flat=True))
        return [remark for remark in self.talk.remarks if remark not in said]
