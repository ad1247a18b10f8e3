"""An interview on its stage: the demo's people ask, decide, air and answer through the real actions."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType

from interaction import receipts
from interaction.actions import assigning, interview, reply
from interaction.actions.notes import add_note
from interaction.actions.submit import Letter, submit
from interaction.demo.cast import Cast
from interaction.demo.talks import Talk
from interaction.models import Message, Occasion, Participant, Submission
from moderation.actions import approve, confirm, merge, reject
from moderation.models import Case
from moderation.queries import reasons
from people.crypto import keyed_hash
from people.models import User


@dataclass
class Stage:
    """One interview, its talk and its cast; `moderator` is the handle of whoever decides here."""

    occasion: Occasion
    cast: Cast
    talk: Talk
    moderator: str = "moderator"

    @cached_property
    def guests(self) -> list[Participant]:
        return list(self.occasion.participants.filter(part=Participant.Part.GUEST).select_related("user", "department"))

    @cached_property
    def themes(self) -> dict[str, int]:
        return dict(self.occasion.themes.values_list("name", "pk"))

    def fresh(self) -> Occasion:
        """The interview as the database has it now."""
        return Occasion.objects.get(pk=self.occasion.pk)

    def change(self, step: str) -> None:
        """The host's go-live, pause, resume or wrap-up."""
        interview.change_phase(self.occasion, step, by=self.cast["host"])

    def say(self, text: str) -> Message:
        return interview.say(self.occasion, text, by=self.cast["host"])

    def ask(self, text: str, *, by: str = "") -> Submission:
        """A citizen's question from a browser of its own; what the demo's citizen signs comes from that account."""
        visitor = f"demo-{self.occasion.pk}-{keyed_hash('demo-visitor', text)[:16]}"
        letter = Letter(
            channel="interview",
            occasion=self.occasion,
            key=receipts.new_key(visitor),
            visitor=visitor,
            body=text,
            byline=by,
            author=self.cast["citizen"] if by == self.cast["citizen"].name else None,
        )
        receipt = submit(letter)
        assert receipt is not None  # nothing stood in the way: no captcha was asked
        theme = self.themes.get(self.talk.theme_of(text))
        if theme:
            Submission.objects.filter(pk=receipt.submission.pk).update(theme=theme)
        return receipt.submission

    def approve(self, question: Submission, *, text: str = "") -> Submission:
        """The moderator lets it through; the fresh question."""
        case = case_of(question)
        approve(case, by=self.decider, version=case.version, text=text)
        return self.again(question)

    def refuse(self, question: Submission, reason: str, *, by: str) -> Submission:
        """The moderator with this handle does not let it through; the fresh question.

        Where the operator has taken the reason out of use the first one in use stands for it.
        """
        case, used = case_of(question), list(reasons().values_list("code", flat=True))
        reject(case, by=self.cast[by], version=case.version, reason=reason if reason in used else used[0])
        return self.again(question)

    def let_appear(self, text: str, *, by: str = "") -> Submission:
        """While the host lets questions appear at once, this one does, and no moderator has read it yet."""
        assigning.set_policy(self.occasion, Occasion.Policy.POST, by=self.cast["host"])
        question = self.ask(text, by=by)
        assigning.set_policy(self.occasion, Occasion.Policy.PRE, by=self.cast["host"])
        return question

    def join(self, question: Submission, into: Submission) -> Submission:
        """The moderator joins a waiting question to a published one; the fresh question."""
        case = case_of(question)
        merge(case, case_of(into, state=Case.State.APPROVED), by=self.decider, version=case.version)
        return self.again(question)

    def clear_the_desk(self) -> None:
        """Decides all that still waits here: what was flagged as an invitation is not published, the rest is.

        What a rule has published counts as read.
        """
        here = Case.objects.filter(scope=self.occasion.topic)
        for case in here.filter(state=Case.State.APPROVED, is_automatic=True):
            confirm(case, by=self.decider, version=case.version)
        for case in here.waiting():
            if any(finding["rule"] == "invitation" for finding in case.findings):
                reject(case, by=self.decider, version=case.version, reason="advertising")
            else:
                approve(case, by=self.decider, version=case.version)

    @property
    def decider(self) -> User:
        return self.cast[self.moderator]

    def again(self, question: Submission) -> Submission:
        """The question as the database has it now, with its interview."""
        return Submission.objects.select_related("occasion").get(pk=question.pk)

    def shortlist(self, question: Submission) -> None:
        interview.shortlist(question, by=self.cast["host"])

    def give(self, question: Submission, guest: int) -> None:
        """The host gives the question to this guest."""
        assigning.assign(question, by=self.cast["host"], guest=self.guests[guest % len(self.guests)])

    def air(self, question: Submission) -> None:
        interview.air(question, by=self.cast["host"])

    def draft(self, question: Submission, text: str, *, guest: int = 0) -> Message:
        speaker = self.guests[guest]
        return reply.draft_answer(question, speaker, text, by=speaker.user)

    def answer(self, question: Submission, text: str, *, guest: int = 0, version: int = 0) -> Message:
        speaker = self.guests[guest % len(self.guests)]
        return reply.release_answer(question, speaker, text, by=speaker.user, version=version)

    def note(self, question: Submission, text: str, *, kind: str) -> Message:
        """A dated note below the first answer, by the guest who gave it."""
        answer = question.messages.select_related("participant__user", "submission__occasion").get(kind="answer")
        return add_note(answer, text, kind=kind, by=answer.participant.user if answer.participant else None)

    def end(self) -> None:
        interview.end(self.occasion, by=self.cast["host"])


def case_of(submission: Submission, *, state: str = Case.State.WAITING) -> Case:
    """Its newest case in this state."""
    kind = ContentType.objects.get_for_model(Submission)
    return Case.objects.filter(about_type=kind, about_id=submission.pk, state=state).latest("pk")
