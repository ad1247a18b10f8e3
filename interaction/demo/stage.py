"""An interview on its stage: the demo's people ask, decide, air and answer through the real actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from interaction import receipts
from interaction.actions import interview, reply
from interaction.actions.submit import Letter, submit
from interaction.demo.talks import Talk
from interaction.models import Message, Occasion, Participant, Submission, Support
from moderation.actions import approve, reject
from moderation.models import Case
from people.crypto import keyed_hash
from people.models import Department, User


class Cast:
    """The demo's accounts and departments, each read once."""

    @cached_property
    def users(self) -> dict[str, User]:
        return {user.handle: user for user in User.objects.filter(is_demo=True)}

    @cached_property
    def departments(self) -> dict[str, Department]:
        return {department.slug: department for department in Department.objects.all()}

    def __getitem__(self, handle: str) -> User:
        return self.users[f"demo-{handle}"]


def announced(talk: Talk, cast: Cast, *, starts_at: datetime) -> Occasion:
    """A new interview of this talk with its people, announced and open for questions."""
    occasion = Occasion.objects.create(
        channel="interview",
        state="draft",
        title=talk.title,
        title_en=talk.title_en,
        summary=talk.summary,
        summary_en=talk.summary_en,
        department=cast.departments[talk.department],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=60),
        collects_from=timezone.now(),
        created_by=cast["producer"],
        is_demo=True,
    )
    _people(occasion, talk, cast)
    interview.change_phase(occasion, "submit", by=cast["producer"])
    interview.change_phase(occasion, "approve", by=None)
    interview.change_phase(occasion, "announce", by=cast["producer"])
    return interview.change_phase(occasion, "collect", by=cast["producer"])


def _people(occasion: Occasion, talk: Talk, cast: Cast) -> None:
    shown = [("host", "host", "主持人"), ("transcriber", "transcriber", "速录员")]
    shown += [("moderator", "moderator", "审核员"), ("moderator-2", "moderator", "审核员")]
    rows = [
        Participant(occasion=occasion, user=cast[handle], part=part, name=cast[handle].name, post=post)
        for handle, part, post in shown
    ]
    rows += [
        Participant(
            occasion=occasion,
            user=cast.users[guest.account],
            part=Participant.Part.GUEST,
            name=guest.name,
            post=guest.post,
            department=cast.departments[guest.department],
            place=place,
        )
        for place, guest in enumerate(talk.guests, start=1)
    ]
    Participant.objects.bulk_create(rows)


@dataclass
class Stage:
    """One interview and its cast; `moderator` is the handle of whoever decides here."""

    occasion: Occasion
    cast: Cast
    moderator: str = "moderator"

    @cached_property
    def guests(self) -> list[Participant]:
        return list(self.occasion.participants.filter(part=Participant.Part.GUEST).select_related("user", "department"))

    def fresh(self) -> Occasion:
        """The interview as the database has it now."""
        return Occasion.objects.get(pk=self.occasion.pk)

    def go_live(self) -> None:
        interview.change_phase(self.occasion, "go-live", by=self.cast["host"])

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
        return receipt.submission

    def approve(self, question: Submission, *, text: str = "") -> Submission:
        """The moderator lets it through; the fresh question."""
        kind = ContentType.objects.get_for_model(Submission)
        case = Case.objects.waiting().get(about_type=kind, about_id=question.pk)
        approve(case, by=self.cast[self.moderator], version=case.version, text=text)
        return Submission.objects.select_related("occasion").get(pk=question.pk)

    def clear_the_desk(self) -> None:
        """Decides all that still waits here: what was flagged as an invitation is not published, the rest is."""
        moderator = self.cast[self.moderator]
        for case in Case.objects.waiting().filter(scope=self.occasion.topic):
            if any(finding["rule"] == "invitation" for finding in case.findings):
                reject(case, by=moderator, version=case.version, reason="advertising")
            else:
                approve(case, by=moderator, version=case.version)

    def shortlist(self, question: Submission) -> None:
        interview.shortlist(question, by=self.cast["host"])

    def air(self, question: Submission) -> None:
        interview.air(question, by=self.cast["host"])

    def draft(self, question: Submission, text: str, *, guest: int = 0) -> Message:
        speaker = self.guests[guest]
        return reply.draft_answer(question, speaker, text, by=speaker.user)

    def answer(self, question: Submission, text: str, *, guest: int = 0, version: int = 0) -> Message:
        speaker = self.guests[guest % len(self.guests)]
        return reply.release_answer(question, speaker, text, by=speaker.user, version=version)

    def end(self) -> None:
        interview.end(self.occasion, by=self.cast["host"])


def give_support(question: Submission, number: int) -> None:
    """So many invented citizens want to know this too."""
    Support.objects.bulk_create(
        Support(
            submission=question,
            occasion_id=question.occasion_id,
            person_key=keyed_hash("demo-supporter", f"{question.pk}-{place}"),
            tier=Support.Tier.GUEST,
        )
        for place in range(number)
    )
