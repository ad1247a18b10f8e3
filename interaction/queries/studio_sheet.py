"""One question with everything the studio can do with it, and what may still be added once it is over."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction.models import Message, Occasion, Participant, Submission, Support
from interaction.queries.room import published_questions, released_answers, released_notes
from interaction.queries.studio import IN_STUDIO
from interaction.queries.studio_desks import Desk, desks_of
from interaction.queries.studio_picker import alike_first
from moderation.masking import mask
from people.models import Department, User
from people.permissions import may

TIERS: dict[str, str | Promise] = {
    Support.Tier.VERIFIED: _("Verified"),
    Support.Tier.REGISTERED: _("Registered"),
    Support.Tier.GUEST: pgettext_lazy("supporter", "Without an account"),
}


@dataclass(frozen=True)
class QuestionSheet:
    """`tiers` counts each supporter of the question and of those joined to it once: [(tier's label, people)].

    `office_id` is the department a written answer would be asked of.
    """

    question: Submission
    tiers: list[tuple[str | Promise, int]]
    joined: list[Submission]
    desks: list[Desk]
    guests: list[Participant]
    departments: list[Department]
    mains: list[Submission]
    may_host: bool
    is_on_air: bool
    has_answer: bool
    office_id: int


@dataclass(frozen=True)
class Afterwards:
    """A published answer or the host's words with its notes, and which notes this person may add."""

    message: Message
    notes: list[Message]
    may_correct: bool
    may_progress: bool


def studio_question_of(occasion: Occasion, pk: int) -> QuerySet[Submission]:
    """The question of this id as the studio works with it, or none."""
    rows = occasion.submissions.published().filter(pk=pk, state__in=IN_STUDIO)
    return rows.select_related("occasion", "assigned_to", "department", "theme", "merged_into")


def question_sheet(occasion: Occasion, question: Submission, user: User) -> QuestionSheet:
    """The question as this person may work with it."""
    desks = desks_of(occasion, user, [question])[question.pk]
    mains = published_questions(occasion).filter(state__in=IN_STUDIO[:-1], channel=occasion.channel)
    return QuestionSheet(
        question=question,
        tiers=support_tiers(question),
        joined=joined_to(question, may_host=may(user, "host", occasion)),
        desks=[desk for desk in desks if desk.may_write or desk.answer or (desk.waits and desk.may_release)],
        guests=[desk.guest for desk in desks],
        departments=list(Department.objects.filter(is_active=True).order_by("place", "name")),
        mains=alike_first(question, list(mains)),
        may_host=may(user, "host", occasion),
        is_on_air=occasion.on_air_id == question.pk,
        has_answer=any(desk.answer for desk in desks),
        office_id=question.department_id or occasion.department_id,
    )


def joined_to(question: Submission, *, may_host: bool) -> list[Submission]:
    """What was joined to a question: to whoever may separate it again also what was never published, masked.

    What a moderator hides is absent, and guests see what everybody sees.
    """
    rows = list(question.merged.filter(hidden_from=None).order_by("published_at", "id"))
    for one in rows:
        one.title = one.title if one.published_at else mask(one.title)
    return [one for one in rows if may_host or one.published_at]


def support_tiers(question: Submission) -> list[tuple[str | Promise, int]]:
    """How many people of each tier support a question or one joined to it; each counts once."""
    theirs = Support.objects.filter(Q(submission=question) | Q(submission__merged_into=question))
    counts = dict(theirs.values_list("tier").annotate(Count("person_key", distinct=True)))
    return [(label, counts.get(tier, 0)) for tier, label in TIERS.items()]


def afterwards(occasion: Occasion, user: User) -> list[Afterwards]:
    """What was published in the interview and may be noted below, oldest first, with the notes that stand there."""
    notes: dict[int | None, list[Message]] = {}
    for note in released_notes(occasion):
        notes.setdefault(note.about_id, []).append(note)
    answers = released_answers(occasion).select_related("department", "participant", "submission__occasion")
    words = occasion.messages.filter(kind=Message.Kind.WORDS, state=Message.State.RELEASED)
    found = [*answers, *words.select_related("participant", "occasion").order_by("released_at", "id")]
    rights = _Rights(occasion, user)
    return [
        Afterwards(one, notes.get(one.pk, []), rights.ask("correct", one), rights.ask("add-progress", one))
        for one in found
    ]


class _Rights:
    """Asks may() once for all messages of one guest, department and kind."""

    def __init__(self, occasion: Occasion, user: User):
        self.occasion, self.user = occasion, user
        self.known: dict[tuple, bool] = {}

    def ask(self, verb: str, message: Message) -> bool:
        if message.submission:
            message.submission.occasion = self.occasion
        else:
            message.occasion = self.occasion
        office = message.submission.department_id if message.submission else None
        key = (verb, message.kind, message.participant_id, message.department_id, office)
        if key not in self.known:
            self.known[key] = may(self.user, verb, message)
        return self.known[key]
