"""The studio as a page shows it."""

from dataclasses import dataclass

from interaction.models import Message, Occasion, Participant, Submission
from interaction.queries.room import support_counts
from interaction.queries.studio import IN_STUDIO, answers_by_question, open_drafts, part_of
from people.models import User
from people.permissions import may
from realtime.queries import position


@dataclass(frozen=True)
class Desk:
    """One guest's place at the question on air: the draft or the released answer, and whether this person may write."""

    guest: Participant
    draft: Message | None
    answer: Message | None
    is_mine: bool
    may_write: bool


@dataclass(frozen=True)
class StudioPage:
    """Questions carry `supports`; `desks` are the guests at the question on air."""

    seq: int
    epoch: str
    part: Participant | None
    may_host: bool
    on_air: Submission | None
    desks: list[Desk]
    approved: list[Submission]
    shortlist: list[Submission]
    answered: list[Submission]


def studio_page(occasion: Occasion, user: User) -> StudioPage:
    """The board as this person works with it."""
    seq, epoch = position(f"{occasion.topic}-studio")
    questions = _questions(occasion)
    on_air = questions.get(occasion.on_air_id or 0)
    listed = [question for question in questions.values() if question.state == "shortlisted"]
    return StudioPage(
        seq=seq,
        epoch=epoch,
        part=part_of(occasion, user),
        may_host=may(user, "host", occasion),
        on_air=on_air,
        desks=_desks(occasion, on_air, user) if on_air else [],
        approved=sorted(_in(questions, "approved"), key=lambda q: (-q.support_count, q.published_at)),
        shortlist=_with_neighbours(sorted(listed, key=lambda question: (question.place or 0, question.pk))),
        answered=sorted(_in(questions, "answered"), key=lambda q: q.answered_at or q.submitted_at, reverse=True),
    )


def _with_neighbours(shortlist: list[Submission]) -> list[Submission]:
    """Each question knows before which it goes when moved one up (`above`) or one down (`below`, None: to the end)."""
    padded = [None, *shortlist, None, None]
    for place, question in enumerate(shortlist):
        question.above, question.below = padded[place], padded[place + 3]
    return shortlist


def _in(questions: dict, state: str) -> list[Submission]:
    return [question for question in questions.values() if question.state == state]


def _questions(occasion: Occasion) -> dict[int, Submission]:
    supports = support_counts(occasion.pk)
    rows = occasion.submissions.published().filter(state__in=IN_STUDIO).select_related("assigned_to")
    for question in (found := list(rows)):
        question.support_count = supports.get(question.pk, 0)
    return {question.pk: question for question in found}


def _desks(occasion: Occasion, question: Submission, user: User) -> list[Desk]:
    drafts = {draft.participant_id: draft for draft in open_drafts(occasion) if draft.submission_id == question.pk}
    answers = {answer.participant_id: answer for answer in answers_by_question(occasion).get(question.pk, [])}
    guests = occasion.participants.filter(part=Participant.Part.GUEST).select_related("department")
    return [
        Desk(
            guest=guest,
            draft=drafts.get(guest.pk),
            answer=answers.get(guest.pk),
            is_mine=guest.user_id == user.pk,
            may_write=may(user, "answer-as", guest),
        )
        for guest in guests
    ]
