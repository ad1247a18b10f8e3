"""The guests' places at the questions: what is written, what waits for a second person, who may do what there."""

from collections.abc import Iterable
from dataclasses import dataclass

from interaction.models import Event, Message, Occasion, Participant, Submission
from interaction.queries.studio import answers_by_question, open_drafts
from people.models import User
from people.permissions import may


@dataclass(frozen=True)
class Desk:
    """One guest's place at one question: the draft or the released answer, and what this person may do with it.

    `sent_back` is the sentence of a second person on a draft that came back; `is_author`: this person wrote it last.
    """

    question: Submission
    guest: Participant
    draft: Message | None
    answer: Message | None
    sent_back: str
    is_mine: bool
    may_write: bool
    may_release: bool
    is_author: bool

    @property
    def waits(self) -> bool:
        """Whether it waits for a second person."""
        return self.draft is not None and self.draft.state == Message.State.REVIEW

    @property
    def is_given(self) -> bool:
        """Whether the question was given to this guest."""
        return self.question.assigned_to_id == self.guest.pk

    @property
    def is_wanted(self) -> bool:
        """Whether the desk stands open by itself: mine, given to the guest, or written at already."""
        return self.is_mine or self.is_given or self.draft is not None or self.answer is not None


def desks_of(occasion: Occasion, user: User, questions: Iterable[Submission]) -> dict[int, list[Desk]]:
    """The desks of every guest at each of these questions, by question id; the most wanted first."""
    questions = list(questions)
    guests = _guests(occasion)
    writes = {guest.pk: may(user, "answer-as", guest) for guest in guests}
    releases = {guest.pk: may(user, "release-answer", guest) for guest in guests}
    drafts = {(draft.submission_id, draft.participant_id): draft for draft in open_drafts(occasion)}
    answers = {
        (pk, answer.participant_id): answer for pk, some in answers_by_question(occasion).items() for answer in some
    }
    reasons = _sent_back(questions)

    def desk(question: Submission, guest: Participant) -> Desk:
        draft = drafts.get((question.pk, guest.pk))
        return Desk(
            question=question,
            guest=guest,
            draft=draft,
            answer=answers.get((question.pk, guest.pk)),
            sent_back=reasons.get(draft.pk, "") if draft and draft.state == Message.State.DRAFT else "",
            is_mine=guest.user_id == user.pk,
            may_write=writes[guest.pk],
            may_release=releases[guest.pk],
            is_author=bool(draft and draft.author_id == user.pk),
        )

    return {question.pk: _in_order([desk(question, guest) for guest in guests]) for question in questions}


def _guests(occasion: Occasion) -> list[Participant]:
    guests = list(occasion.participants.filter(part=Participant.Part.GUEST).select_related("department"))
    for guest in guests:
        guest.occasion = occasion
    return guests


def _in_order(desks: list[Desk]) -> list[Desk]:
    return sorted(desks, key=lambda desk: (not desk.is_mine, not desk.is_given, not desk.is_wanted))


def _sent_back(questions: list[Submission]) -> dict[int, str]:
    """The sentence with which each answer (by its id) was last sent back, unless it was handed in again since."""
    events = Event.objects.filter(submission__in=questions, kind__in=("handed-in", "sent-back")).order_by("at", "id")
    return {event.data["answer"]: event.data.get("reason", "") for event in events}
