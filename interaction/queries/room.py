"""What a live room shows: one shape for the page, the snapshot and the frames."""

from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from interaction.models import Message, Occasion, Submission, Support
from people.permissions import Person, account_of


def moment(at: datetime | None) -> str | None:
    """A time as frames carry it: ISO 8601 in the district's zone, to the second."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def question_item(question: Submission) -> dict:
    """A published question: id, text, byline, at."""
    return {
        "id": question.pk,
        "text": question.title,
        "byline": question.byline,
        "at": moment(question.published_at),
    }


def answer_item(answer: Message) -> dict:
    """A released answer: id, question, text, byline, post, department (name), at."""
    return {
        "id": answer.pk,
        "question": answer.submission_id,
        "text": answer.public_text or answer.text,
        "byline": answer.byline,
        "post": answer.post,
        "department": answer.department.name if answer.department else "",
        "at": moment(answer.released_at),
    }


def words_item(words: Message) -> dict:
    """The host's words: id, text, byline, post, at."""
    return {
        "id": words.pk,
        "text": words.text,
        "byline": words.byline,
        "post": words.post,
        "at": moment(words.released_at),
    }


def published_questions(occasion: Occasion) -> QuerySet[Submission]:
    """Questions everybody may read, oldest first."""
    return occasion.submissions.published().order_by("published_at", "id")


def released_answers(occasion: Occasion) -> QuerySet[Message]:
    """Answers everybody may read, oldest first, with their departments."""
    answers = Message.objects.filter(
        submission__occasion=occasion,
        submission__published_at__isnull=False,
        kind=Message.Kind.ANSWER,
        state=Message.State.RELEASED,
    )
    return answers.select_related("department").order_by("released_at", "id")


def room_state(occasion: Occasion) -> dict:
    """The public state of an interview, JSON-safe: phase, on_air, questions, answers, words, each oldest first."""
    words = occasion.messages.filter(kind=Message.Kind.WORDS, state=Message.State.RELEASED)
    return {
        "phase": occasion.state,
        "on_air": occasion.on_air_id,
        "questions": [question_item(question) for question in published_questions(occasion)],
        "answers": [answer_item(answer) for answer in released_answers(occasion)],
        "words": [words_item(message) for message in words.order_by("released_at", "id")],
    }


def support_counts(occasion_id: int) -> dict[int, int]:
    """Supporters per question of an occasion; questions without any are absent."""
    rows = Support.objects.filter(occasion_id=occasion_id).values_list("submission").annotate(Count("id"))
    return dict(rows)


def supported_ids(occasion: Occasion, *, person_key: str) -> QuerySet[Support, int]:
    """The ids of this occasion's questions that one person supports, ascending."""
    theirs = Support.objects.filter(submission__occasion=occasion, person_key=person_key)
    return theirs.order_by("submission_id").values_list("submission_id", flat=True)


def room_counters(occasion_id: int) -> dict:
    """Absolute numbers of a room: supports per question id (as text), asked, answered, open."""
    asked = Submission.objects.filter(occasion_id=occasion_id).published().count()
    answered = (
        Message.objects.filter(
            submission__occasion_id=occasion_id,
            submission__published_at__isnull=False,
            kind=Message.Kind.ANSWER,
            state=Message.State.RELEASED,
        )
        .values("submission_id")
        .distinct()
        .count()
    )
    supports = {str(key): number for key, number in support_counts(occasion_id).items()}
    return {"supports": supports, "asked": asked, "answered": answered, "open": asked - answered}


def my_questions(occasion: Occasion, *, visitor: str, user: Person) -> QuerySet[Submission]:
    """The questions one browser or one account has sent to this occasion, newest first."""
    mine = occasion.submissions.filter(visitor=visitor)
    account = account_of(user)
    if account:
        mine = mine | occasion.submissions.filter(author=account)
    return mine.order_by("-submitted_at", "-id")
