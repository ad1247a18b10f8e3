"""What a live room shows: one shape for the page, the snapshot and the frames."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from interaction.models import Event, Message, Occasion, Picture, Reaction, Submission, Support, ThemeVote
from people.permissions import Person, account_of


def moment(at: datetime | None) -> str | None:
    """A time as frames carry it: ISO 8601 in the district's zone, to the second."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def question_item(question: Submission) -> dict:
    """A published question: id, text, byline, at, theme (id), answered, answered_at, into (what it was joined to)."""
    return {
        "id": question.pk,
        "text": question.title,
        "byline": question.byline,
        "at": moment(question.published_at),
        "theme": question.theme_id,
        "answered": question.answered_at is not None,
        "answered_at": moment(question.answered_at),
        "into": question.merged_into_id,
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


def note_item(note: Message) -> dict:
    """A dated note below an answer or words: id, about (message), question (or None), what, text, byline, post, at."""
    return {
        "id": note.pk,
        "about": note.about_id,
        "question": note.submission_id,
        "what": "progress" if note.kind == Message.Kind.PROGRESS else "correction",
        "text": note.text,
        "byline": note.byline,
        "post": note.post,
        "department": note.department.name if note.department else "",
        "at": moment(note.released_at),
    }


def picture_item(picture: Picture) -> dict:
    """A picture of the stream: id, url, alt, alt_en, width, height, at."""
    return {
        "id": picture.pk,
        "url": f"/pictures/{picture.name}",
        "alt": picture.alt,
        "alt_en": picture.alt_en,
        "width": picture.width,
        "height": picture.height,
        "at": moment(picture.posted_at),
    }


def phase_item(occasion: Occasion) -> dict:
    """Where an interview stands: state, policy, starts_at, ends_at, postponed_from, and why in public words."""
    return {
        "state": occasion.state,
        "policy": occasion.policy,
        "starts_at": moment(occasion.starts_at),
        "ends_at": moment(occasion.ends_at),
        "postponed_from": moment(occasion.postponed_from),
        "why": occasion.why,
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


def released_notes(occasion: Occasion) -> QuerySet[Message]:
    """Corrections and progress notes everybody may read, oldest first, with their departments."""
    notes = Message.objects.filter(
        Q(occasion=occasion) | Q(submission__occasion=occasion, submission__published_at__isnull=False),
        kind__in=(Message.Kind.NOTE, Message.Kind.PROGRESS),
        state=Message.State.RELEASED,
        about__isnull=False,
    )
    return notes.select_related("department").order_by("released_at", "id")


def shown_pictures(occasion: Occasion) -> QuerySet[Picture]:
    """The pictures of the stream that were not taken back, oldest first."""
    return occasion.pictures.filter(in_stream=True, withdrawn_at__isnull=True)


def room_state(occasion: Occasion) -> dict:
    """The public state of an interview, JSON-safe: where it stands, on_air, and lists that are each oldest first."""
    words = occasion.messages.filter(kind=Message.Kind.WORDS, state=Message.State.RELEASED)
    return {
        "phase": phase_item(occasion),
        "on_air": occasion.on_air_id,
        "questions": [question_item(question) for question in published_questions(occasion)],
        "answers": [answer_item(answer) for answer in released_answers(occasion)],
        "words": [words_item(message) for message in words.order_by("released_at", "id")],
        "notes": [note_item(note) for note in released_notes(occasion)],
        "pictures": [picture_item(picture) for picture in shown_pictures(occasion)],
    }


def support_counts(occasion_id: int) -> dict[int, int]:
    """Supporters per question of an occasion; questions without any are absent.

    Questions that were joined count each person once, for the question they were joined to.
    """
    main = Coalesce("submission__merged_into_id", "submission_id")
    rows = Support.objects.filter(occasion_id=occasion_id).annotate(main=main).values_list("main")
    return dict(rows.annotate(Count("person_key", distinct=True)))


def reaction_counts(occasion_id: int) -> dict[int, int]:
    """How many people found each answer helpful, by message id; answers without any are absent."""
    rows = Reaction.objects.filter(occasion_id=occasion_id).values_list("message").annotate(Count("id"))
    return dict(rows)


def merged_counts(occasion_id: int) -> dict[int, int]:
    """How many other questions were joined to each question; those without any are absent."""
    joined = Submission.objects.filter(occasion_id=occasion_id, merged_into__isnull=False)
    return dict(joined.values_list("merged_into").annotate(Count("id")))


def theme_votes(occasion_id: int) -> dict[int, int]:
    """How many people want to hear about each theme most, by theme id; themes without any are absent."""
    rows = ThemeVote.objects.filter(occasion_id=occasion_id).values_list("theme").annotate(Count("id"))
    return dict(rows)


def supported_ids(occasion: Occasion, *, person_key: str) -> QuerySet[Support, int]:
    """The ids of this occasion's questions that one person supports, ascending; a joined one counts as its main one."""
    theirs = Support.objects.filter(submission__occasion=occasion, person_key=person_key)
    main = theirs.annotate(main=Coalesce("submission__merged_into_id", "submission_id"))
    return main.order_by("main").values_list("main", flat=True).distinct()


def room_counters(occasion_id: int) -> dict:
    """Absolute numbers of a room: asked, answered, open; supports, joined, helpful, themes per id (as text)."""
    published = Submission.objects.filter(occasion_id=occasion_id).published()
    answered = Count("id", filter=Q(answered_at__isnull=False) | Q(merged_into__answered_at__isnull=False))
    totals = published.aggregate(asked=Count("id"), answered=answered)
    return {
        **totals,
        "open": totals["asked"] - totals["answered"],
        "supports": _by_text(support_counts(occasion_id)),
        "joined": _by_text(merged_counts(occasion_id)),
        "helpful": _by_text(reaction_counts(occasion_id)),
        "themes": _by_text(theme_votes(occasion_id)),
    }


def _by_text(counts: dict[int, int]) -> dict[str, int]:
    return {str(key): number for key, number in counts.items()}


def my_questions(occasion: Occasion, *, visitor: str, user: Person) -> QuerySet[Submission]:
    """The questions one browser or one account has sent to this occasion, newest first; also those sent on from it."""
    account = account_of(user)
    mine = Q(visitor=visitor) | Q(author=account) if account else Q(visitor=visitor)
    sent_on = Event.objects.filter(submission=OuterRef("pk"), occasion=occasion, kind="redirect")
    rows = Submission.objects.filter(mine, Q(occasion=occasion) | Exists(sent_on))
    return rows.order_by("-submitted_at", "-id")
