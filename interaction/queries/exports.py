"""Questions and answers as open data for everybody, and all questions with their states for producer and auditor."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from interaction import registry
from interaction.models import Message, Occasion, Submission
from interaction.queries.archive import SHOWN
from interaction.queries.room import moment, published_questions, released_answers, support_counts
from interaction.workflow import State
from moderation.masking import mask
from moderation.models import Case, Reason

Rows = list[dict[str, Any]]
# The columns of the tables, in their order.
PUBLIC = ("id", "asked_at", "byline", "theme", "text", "joined_to", "supports", "state_text", "answered_at", "answers")
ALL = (
    *("id", "number", "state", "state_text", "reason", "reason_text", "sent_at", "published_at", "answered_at"),
    *("theme", "given_to", "joined_to", "text"),
)


def public_questions(occasion: Occasion) -> Rows:
    """Every published question, with the fields of PUBLIC and `state`.

    `state` is one of the few words everybody sees; an answer has byline, post, department, text and at.
    """
    supports = support_counts(occasion.pk)
    answers = _answers(released_answers(occasion))
    questions = published_questions(occasion).select_related("theme", "merged_into")
    return [
        {
            "id": one.pk,
            "asked_at": moment(one.submitted_at),
            "byline": one.byline,
            "theme": one.theme.name if one.theme else "",
            "text": one.title,
            "joined_to": one.merged_into_id,
            "supports": supports.get(one.pk, 0),
            "state": _state(one.merged_into or one).shown,
            "state_text": str(SHOWN[_state(one.merged_into or one).shown][0]),
            "answered_at": moment((one.merged_into or one).answered_at),
            "answers": answers.get(one.pk, []),
        }
        for one in questions
    ]


def all_questions(occasion: Occasion, *, with_concealed: bool = False) -> Rows:
    """Every question ever sent, with the fields of ALL.

    Personal data is masked, also in texts that were never published, and of those nobody's name is told. A text refused
    or hidden for a reason that conceals is left out of its row unless `with_concealed`, for auditors.
    """
    questions = list(occasion.submissions.select_related("theme", "assigned_to", "department").order_by("pk"))
    texts = _masked_texts(occasion, questions, with_concealed=with_concealed)
    reasons = {reason.code: reason for reason in Reason.objects.all()}
    return [_full(one, texts[one.pk], reasons) for one in questions]


def _full(question: Submission, text: str, reasons: dict[str, Reason]) -> dict[str, Any]:
    reason = reasons.get(question.outcome)
    guest, department = question.assigned_to, question.department
    return {
        "id": question.pk,
        "number": question.number,
        "state": question.state,
        "state_text": str(_state(question).label),
        "reason": question.outcome,
        "reason_text": reason.said("label") if reason else "",
        "sent_at": moment(question.submitted_at),
        "published_at": moment(question.published_at),
        "answered_at": moment(question.answered_at),
        "theme": question.theme.name if question.theme else "",
        "given_to": guest.name if guest else department.name if department else "",
        "joined_to": question.merged_into_id,
        "text": text,
    }


def _masked_texts(occasion: Occasion, questions: list[Submission], *, with_concealed: bool) -> dict[int, str]:
    """The public text of each, else what a moderator would have published: masked by what screening found."""
    kind = ContentType.objects.get_for_model(Submission)
    unpublished = occasion.submissions.filter(published_at=None).values("pk")
    cases = Case.objects.filter(about_type=kind, about_id__in=unpublished).select_related("reason").order_by("pk")
    screened = {
        case.about_id: case.public_text if with_concealed or not (case.reason and case.reason.conceals) else ""
        for case in cases
    }
    return {one.pk: one.title if one.published_at else mask(screened.get(one.pk, one.title)) for one in questions}


def _answers(answers: Iterable[Message]) -> dict[int | None, Rows]:
    found: dict[int | None, Rows] = {}
    for one in answers:
        told = {
            "byline": one.byline,
            "post": one.post,
            "department": one.department.name if one.department else "",
            "text": one.public_text or one.text,
            "at": moment(one.released_at),
        }
        found.setdefault(one.submission_id, []).append(told)
    return found


def _state(question: Submission) -> State:
    return registry.get(question.channel).workflow.states[question.state]


def answers_in_one(answers: Rows) -> str:
    """All answers to a question as one text, each after the name of who gave it."""
    who = (" ".join(filter(None, (one["department"], one["byline"], one["post"]))) for one in answers)
    told = zip(who, answers, strict=True)
    return "\n".join(_("%(name)s: %(text)s") % {"name": name, "text": one["text"]} for name, one in told)
