"""Questions and answers of an interview as tables and as data."""

import json

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from interaction.queries import exports
from interaction.queries.room import moment
from interaction.views.found import interview_or_404
from people.permissions import may
from people.safe_cells import table_file

HEADINGS = {
    "id": pgettext_lazy("column", "ID"),
    "number": pgettext_lazy("column", "Number"),
    "state": pgettext_lazy("column", "State code"),
    "state_text": pgettext_lazy("column", "State"),
    "reason": pgettext_lazy("column", "Reason code"),
    "reason_text": pgettext_lazy("column", "Reason"),
    "sent_at": pgettext_lazy("column", "Sent at"),
    "asked_at": pgettext_lazy("column", "Asked at"),
    "published_at": pgettext_lazy("column", "Published at"),
    "byline": pgettext_lazy("column", "Name shown"),
    "theme": pgettext_lazy("column", "Theme"),
    "text": pgettext_lazy("column", "Question"),
    "joined_to": pgettext_lazy("column", "Joined to ID"),
    "given_to": pgettext_lazy("column", "Given to"),
    "supports": pgettext_lazy("column", "Supporters"),
    "answered_at": pgettext_lazy("column", "Answered at"),
    "answers": pgettext_lazy("column", "Answers"),
}


@require_safe
def public_table(request, pk):
    """The published questions with their answers as CSV, for everybody."""
    occasion = interview_or_404(request.user, pk)
    rows = exports.public_questions(occasion)
    for row in rows:
        row["answers"] = exports.answers_in_one(row["answers"])
    return _table(occasion, rows, exports.PUBLIC, "questions")


@require_safe
def public_data(request, pk):
    """The same as JSON."""
    occasion = interview_or_404(request.user, pk)
    return _data(occasion, exports.public_questions(occasion), "questions")


@require_safe
def all_table(request, pk):
    """Every question ever sent, with its state and the reason of a rejection, as CSV for producer and auditor."""
    occasion = _exported_or_404(request.user, pk)
    return _table(
        occasion,
        exports.all_questions(occasion, with_concealed=may(request.user, "audit")),
        exports.ALL,
        "all-questions",
    )


@require_safe
def all_data(request, pk):
    """The same as JSON."""
    occasion = _exported_or_404(request.user, pk)
    return _data(occasion, exports.all_questions(occasion, with_concealed=may(request.user, "audit")), "all-questions")


def _exported_or_404(user, pk):
    occasion = interview_or_404(user, pk)
    if not may(user, "export", occasion):
        raise Http404
    return occasion


def _table(occasion, rows, columns, name):
    head = [HEADINGS[column] for column in columns]
    content = table_file(head, [[row[column] for column in columns] for row in rows])
    return _file(content, "text/csv; charset=utf-8", f"{occasion.topic}-{name}.csv")


def _data(occasion, questions, name):
    told = {
        "interview": {
            "id": occasion.pk,
            "title": occasion.title,
            "title_en": occasion.title_en,
            "department": occasion.department.name,
            "starts_at": moment(occasion.starts_at),
            "ends_at": moment(occasion.ends_at),
        },
        "questions": questions,
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return _file(content, "application/json", f"{occasion.topic}-{name}.json")


def _file(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
