"""What moderators do not let out before an interview of the demo's past begins, and what its authors make of that."""

from dataclasses import dataclass
from random import Random

from interaction import receipts
from interaction.actions import letters, second_look
from interaction.demo.clock import Clock
from interaction.demo.desks import let_out, write
from interaction.demo.judged import Refused, refused
from interaction.demo.stage import Stage, case_of
from interaction.demo.talks import Pair
from interaction.models import Submission
from moderation.actions.appeals import overturn, uphold
from moderation.actions.redirect import redirect
from moderation.models import Case
from people.models import User

DECIDERS = ("moderator", "moderator-2")  # take turns, so that an appeal always finds another one


@dataclass
class Refusing:
    """Plays one interview's refusals by its clock; each takes seconds to minutes, an appeal a few hours."""

    stage: Stage
    clock: Clock
    chance: Random

    def play(self) -> list[tuple[Submission, Pair]]:
        """All of them; returns what was published after all, with its answer in writing."""
        out = []
        for place, row in enumerate(refused(self.stage.talk.key)):
            self.clock.forward(minutes=self.chance.randint(3, 80))
            question = self.stage.ask(row.q, by=row.by)
            self.clock.forward(seconds=self.chance.choice((20, 45, 70, 150, 400)) + self.chance.randint(0, 30))
            if self._ends_published(question, row, DECIDERS[place % 2]):
                out.append((self.stage.again(question), Pair(q=row.again or row.q, a=row.a, days=row.days)))
        return out

    def _ends_published(self, question: Submission, row: Refused, decider: str) -> bool:
        if row.department:
            self._send_on(question, row, self.stage.cast[decider])
            return False
        self.stage.refuse(question, row.reason, by=decider)
        if row.appeal:
            self._appeal(question, row, by=next(one for one in DECIDERS if one != decider))
        if row.again:
            self._send_again(question, row)
        return bool(row.again or row.overturned)

    def _appeal(self, question: Submission, row: Refused, *, by: str) -> None:
        """Asked for within the day, and answered by the other moderator."""
        self.clock.forward(minutes=self.chance.randint(5, 90))
        asked = second_look.appeal(question, row.appeal, with_code=True)
        self.clock.forward(minutes=self.chance.randint(30, 240))
        decide = overturn if row.overturned else uphold
        version = case_of(question, state=Case.State.REJECTED).version
        decide(asked, by=self.stage.cast[by], version=version, answer=row.answer)

    def _send_again(self, question: Submission, row: Refused) -> None:
        self.clock.forward(minutes=self.chance.randint(5, 60))
        visitor = f"demo-again-{question.pk}"
        again = second_look.Again(key=receipts.new_key(visitor), visitor=visitor, text=row.again, byline=row.by)
        second_look.send_again(question, again, with_code=True)
        self.clock.forward(seconds=self.chance.randint(30, 300))
        self.stage.approve(question)

    def _send_on(self, question: Submission, row: Refused, decider: User) -> None:
        """To Government Online, where a department answers it a day later; the interview's time goes on from here."""
        case, cast, here = case_of(question), self.stage.cast, self.clock.moment
        redirect(case, "enquiry", by=decider, version=case.version)
        self.clock.forward(minutes=40)
        letters.assign(self.stage.again(question), cast.departments[row.department], by=cast["dispatcher"])
        self.clock.forward(hours=26)
        letter = self.stage.again(question)
        write(letter, row.reply, by=cast["officer-2"])
        let_out(letter, by=cast["approver-2"])
        self.clock.moment = here
