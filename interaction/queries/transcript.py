"""The transcript (文字实录): everything that was said, in the order in which it happened."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from interaction import registry
from interaction.models import Message, Occasion, Participant, Picture, Submission, Support
from interaction.queries.room import published_questions, released_answers, released_notes, shown_pictures

PHASES = ("go-live", "pause", "interrupt", "resume", "wrap-up", "end")


@dataclass(frozen=True)
class Said:
    """One released text with the dated notes below it; `late` says that it came in writing after the end."""

    message: Message
    notes: list[Message]
    late: bool = False

    @property
    def text(self) -> str:
        """The text as everybody may read it."""
        return self.message.public_text or self.message.text


@dataclass(frozen=True)
class Entry:
    """One thing that happened at `at`: kind "answer", "words", "picture" or "phase", and what belongs to it.

    An answer has its question, what was said (nothing: by word of mouth) and the questions that were joined to it;
    a phase has its `label`.
    """

    kind: str
    at: datetime
    question: Submission | None = None
    said: list[Said] = field(default_factory=list)
    joined: list[Submission] = field(default_factory=list)
    picture: Picture | None = None
    label: str | Promise = ""
    late: bool = False


@dataclass(frozen=True)
class Transcript:
    """What was said during the interview, what was answered in writing afterwards, and what still waits."""

    guests: list[Participant]
    hosts: list[Participant]
    live: list[Entry]
    later: list[Entry]
    waiting: list[Submission]

    @property
    def questions(self) -> list[Submission]:
        """The answered questions in order, as a table of contents."""
        return [entry.question for entry in (*self.live, *self.later) if entry.question]


def transcript(occasion: Occasion) -> Transcript:
    """The whole transcript, oldest first; as many queries for one answer as for a thousand."""
    questions = list(published_questions(occasion))
    notes = _by_about(released_notes(occasion))
    entries = [
        *_answered(occasion, questions, notes),
        *(Entry("words", _moment(one), said=[Said(one, notes.get(one.pk, []))]) for one in _words(occasion)),
        *(Entry("picture", one.posted_at, picture=one) for one in shown_pictures(occasion)),
        *_phases(occasion),
    ]
    entries.sort(key=lambda entry: entry.at)
    parts = list(occasion.participants.select_related("department"))
    return Transcript(
        guests=[part for part in parts if part.part == Participant.Part.GUEST],
        hosts=[part for part in parts if part.part == Participant.Part.HOST],
        live=[entry for entry in entries if not entry.late],
        later=[entry for entry in entries if entry.late],
        waiting=[one for one in questions if one.answered_at is None and one.merged_into_id is None],
    )


def spoken_texts(occasion: Occasion) -> dict[tuple[str, int], str]:
    """Every text of the transcript by ("question" | "answer" | "words" | "note", id), as the record must hold it."""
    texts = {("question", one.pk): one.title for one in published_questions(occasion)}
    texts |= {("answer", one.pk): one.public_text or one.text for one in released_answers(occasion)}
    texts |= {("words", one.pk): one.text for one in _words(occasion)}
    return texts | {("note", one.pk): one.text for one in released_notes(occasion)}


def one_answered(occasion: Occasion, question: Submission) -> Entry:
    """The entry of one published question, alone; nothing is said in it where there is no answer yet."""
    joined = list(published_questions(occasion).filter(merged_into=question))
    notes = _by_about(released_notes(occasion).filter(submission=question))
    answers = list(released_answers(occasion).filter(submission=question))
    return _entry(occasion, question, answers, joined, notes)


def neighbours(occasion: Occasion, question: Submission) -> tuple[Submission | None, Submission | None]:
    """The answered questions before and after this one, in the order in which they were answered."""
    at, pk = question.answered_at, question.pk
    if at is None:
        return None, None
    rows = published_questions(occasion).filter(answered_at__isnull=False, merged_into__isnull=True)
    before = rows.filter(Q(answered_at__lt=at) | Q(answered_at=at, pk__lt=pk)).order_by("-answered_at", "-pk")
    after = rows.filter(Q(answered_at__gt=at) | Q(answered_at=at, pk__gt=pk)).order_by("answered_at", "pk")
    return before.first(), after.first()


def supporters_of(question: Submission) -> int:
    """How many people also want to know this, counted once each with those of the joined questions."""
    theirs = Support.objects.filter(Q(submission=question) | Q(submission__merged_into=question))
    return theirs.values("person_key").distinct().count()


def _answered(occasion: Occasion, questions: list[Submission], notes: dict[int | None, list[Message]]) -> list[Entry]:
    answers: dict[int | None, list[Message]] = {}
    for answer in released_answers(occasion):
        answers.setdefault(answer.submission_id, []).append(answer)
    joined: dict[int | None, list[Submission]] = {}
    for question in questions:
        joined.setdefault(question.merged_into_id, []).append(question)
    return [
        _entry(occasion, question, answers.get(question.pk, []), joined.get(question.pk, []), notes)
        for question in questions
        if question.merged_into_id is None and (question.answered_at or question.pk in answers)
    ]


def _entry(
    occasion: Occasion,
    question: Submission,
    answers: list[Message],
    joined: list[Submission],
    notes: dict[int | None, list[Message]],
) -> Entry:
    at = min(map(_moment, answers), default=question.answered_at or question.submitted_at)
    return Entry(
        "answer",
        at,
        question=question,
        said=[Said(one, notes.get(one.pk, []), _is_late(occasion, _moment(one))) for one in answers],
        joined=joined,
        late=_is_late(occasion, at),
    )


def _is_late(occasion: Occasion, at: datetime) -> bool:
    return occasion.closed_at is not None and at > occasion.closed_at


def _moment(message: Message) -> datetime:
    return message.released_at or message.written_at


def _words(occasion: Occasion) -> QuerySet[Message]:
    words = occasion.messages.filter(kind=Message.Kind.WORDS, state=Message.State.RELEASED)
    return words.order_by("released_at", "id")


def _phases(occasion: Occasion) -> list[Entry]:
    steps = registry.get(occasion.channel).workflow_of(occasion).steps
    events = occasion.events.filter(submission=None, kind__in=PHASES).order_by("seq")
    return [Entry("phase", event.at, label=steps[event.kind].label) for event in events]


def _by_about(notes: QuerySet[Message]) -> dict[int | None, list[Message]]:
    found: dict[int | None, list[Message]] = {}
    for note in notes:
        found.setdefault(note.about_id, []).append(note)
    return found
