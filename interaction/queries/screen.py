"""The big screen: what is answered now, what was answered, and, where the host says so, what comes next."""

from dataclasses import dataclass

from interaction.models import Message, Occasion, Submission
from interaction.queries.room import (
    answer_item,
    phase_item,
    published_questions,
    question_item,
    released_answers,
    room_counters,
)

ANSWERING = ("live", "wrapping-up")
HISTORY = 6
NEXT = 3
# Up to how many full letters a text has, for each step of type from large to small.
STEPS = (24, 48, 90, 160, 300)


@dataclass(frozen=True)
class Past:
    """An answered question: its item, and the names of those who answered ("" by word of mouth)."""

    question: dict
    names: str


@dataclass(frozen=True)
class ScreenPage:
    """`standing` is phase_item(); `question_size` and `answer_size` are steps of type from 1 (largest) to 6."""

    standing: dict
    on_air: dict | None
    answers: list[dict]
    question_size: int
    answer_size: int
    history: list[Past]
    counters: dict
    coming: list[dict]


def screen_page(occasion: Occasion, *, preview: bool = False) -> ScreenPage:
    """What the screen shows; `coming` holds the first of the host's shortlist only where `preview` asks for it."""
    on_air = _on_air(occasion)
    newest = _newest(occasion)
    answers = _answers_to(occasion, [on_air.pk if on_air else 0, *(one.pk for one in newest)])
    said = answers.get(occasion.on_air_id, []) if on_air else []
    return ScreenPage(
        standing=phase_item(occasion),
        on_air=question_item(on_air) if on_air else None,
        answers=[answer_item(answer) for answer in said],
        question_size=size_of(on_air.title if on_air else ""),
        answer_size=size_of("".join(answer.public_text or answer.text for answer in said)),
        history=[Past(question_item(one), _names(answers.get(one.pk, []))) for one in newest],
        counters=room_counters(occasion.pk),
        coming=_coming(occasion) if preview else [],
    )


def size_of(text: str) -> int:
    """The step of type a text needs: 1 for a short one, 6 for a long one; Latin letters count half."""
    letters = sum(1 if ord(letter) > 0x2E7F else 0.5 for letter in text)
    return 1 + sum(letters > most for most in STEPS)


def _on_air(occasion: Occasion) -> Submission | None:
    """What is answered now; nothing while the interview stands still or is over."""
    if occasion.on_air_id is None or occasion.state not in ANSWERING:
        return None
    return published_questions(occasion).filter(pk=occasion.on_air_id).first()


def _newest(occasion: Occasion) -> list[Submission]:
    """The newest answered questions, newest first, without what is on air."""
    done = published_questions(occasion).filter(answered_at__isnull=False, merged_into__isnull=True)
    return list(done.exclude(pk=occasion.on_air_id or 0).order_by("-answered_at", "-pk")[:HISTORY])


def _answers_to(occasion: Occasion, questions: list[int]) -> dict[int | None, list[Message]]:
    found: dict[int | None, list[Message]] = {}
    for answer in released_answers(occasion).filter(submission__in=questions):
        found.setdefault(answer.submission_id, []).append(answer)
    return found


def _names(answers: list[Message]) -> str:
    return " · ".join(dict.fromkeys(answer.byline for answer in answers))


def _coming(occasion: Occasion) -> list[dict]:
    listed = published_questions(occasion).filter(state="shortlisted").order_by("place", "id")
    return [question_item(one) for one in listed[:NEXT]]
