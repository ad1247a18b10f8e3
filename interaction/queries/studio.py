"""What host, guests and transcriber work with."""

from django.db.models import Q, QuerySet

from interaction.models import Message, Occasion, Participant, Submission
from interaction.queries.room import phase_item, question_item, released_answers, support_counts
from people.permissions import Person, account_of

IN_STUDIO = ("approved", "shortlisted", "on-air", "answered", "merged")


def studio_state(occasion: Occasion) -> dict:
    """JSON-safe: phase, on_air, approved and answered (questions), shortlist (ids in order), drafts (versions)."""
    questions = list(occasion.submissions.published().filter(state__in=IN_STUDIO).order_by("published_at", "id"))
    supports = support_counts(occasion.pk)
    items = {q.pk: {**studio_question(q), "supports": supports.get(q.pk, 0)} for q in questions}
    return {
        "phase": phase_item(occasion),
        "on_air": occasion.on_air_id,
        "questions": list(items.values()),
        "shortlist": shortlist_ids(occasion),
        "drafts": [_draft_item(draft) for draft in open_drafts(occasion)],
    }


def studio_question(question: Submission) -> dict:
    """A published question with what only the studio is told: state, assigned (participant), department (id)."""
    return {
        **question_item(question),
        "state": question.state,
        "assigned": question.assigned_to_id,
        "department": question.department_id,
    }


def shortlist_ids(occasion: Occasion) -> list[int]:
    """Ids of the shortlisted questions in the host's order."""
    listed = occasion.submissions.filter(state="shortlisted").order_by("place", "id")
    return list(listed.values_list("pk", flat=True))


def open_drafts(occasion: Occasion) -> QuerySet[Message]:
    """Answers being written or waiting for a second person, with their guests."""
    unreleased = (Message.State.DRAFT, Message.State.REVIEW)
    drafts = Message.objects.filter(submission__occasion=occasion, kind=Message.Kind.ANSWER, state__in=unreleased)
    return drafts.select_related("participant").order_by("id")


def answers_by_question(occasion: Occasion) -> dict[int | None, list[Message]]:
    """Released answers of each question id."""
    found: dict[int | None, list[Message]] = {}
    for answer in released_answers(occasion):
        found.setdefault(answer.submission_id, []).append(answer)
    return found


def notable_messages(occasion: Occasion) -> QuerySet[Message]:
    """What dated notes may stand below: released answers and the host's words."""
    ours = Q(occasion=occasion) | Q(submission__occasion=occasion)
    kinds = (Message.Kind.ANSWER, Message.Kind.WORDS)
    released = Message.objects.filter(ours, kind__in=kinds, state=Message.State.RELEASED)
    return released.select_related("submission__occasion", "occasion", "participant", "department")


def part_of(occasion: Occasion, user: Person) -> Participant | None:
    """The person's own part in this occasion, guest before others."""
    parts = {part.part: part for part in occasion.participants.filter(user=account_of(user))}
    order = (Participant.Part.GUEST, Participant.Part.HOST, Participant.Part.TRANSCRIBER, Participant.Part.MODERATOR)
    return next((parts[part] for part in order if part in parts), None)


def _draft_item(draft: Message) -> dict:
    return {
        "question": draft.submission_id,
        "guest": draft.participant_id,
        "version": draft.version,
        "state": draft.state,
    }
