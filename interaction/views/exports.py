"""Questions and answers of an interview as tables and as data."""

import json

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction.queries import exports
from interaction.queries.room import moment
from interaction.safe_cells import table_file
from interaction.views.found import interview_or_404
from people.permissions import may


@require_safe
def public_table(request, pk):
    """The published questions with their answers as CSV, for everybody."""
    occasion = interview_or_404(request.user, pk)
    head = (
        *(_("ID"), _("Asked at"), _("Name shown"), _("Theme"), _("Question"), _("Joined to ID"), _("Supporters")),
        *(_("State"), _("Answered at"), _("Answers")),
    )
    keys = ("id", "asked_at", "byline", "theme", "text", "joined_to", "supports", "state", "answered_at")
    rows = [
        [*(row[key] for key in keys), exports.answers_in_one(row["answers"])]
        for row in exports.public_questions(occasion)
    ]
    return _table(head, rows, f"{occasion.topic}-questions.csv")


@require_safe
def public_data(request, pk):
    """The same as JSON."""
    occasion = interview_or_404(request.user, pk)
    return _data(occasion, exports.public_questions(occasion), f"{occasion.topic}-questions.json")


@require_safe
def all_table(request, pk):
    """Every question ever sent, with its state and the reason of a rejection, as CSV for producer and auditor."""
    occasion = _exported_or_404(request.user, pk)
    head = (
        *(_("ID"), _("Number"), _("State code"), _("State"), _("Reason code"), _("Reason"), _("Sent at")),
        *(_("Published at"), _("Answered at"), _("Theme"), _("Given to"), _("Joined to ID"), _("Question")),
    )
    rows = [list(row.values()) for row in exports.all_questions(occasion)]
    return _table(head, rows, f"{occasion.topic}-all-questions.csv")


@require_safe
def all_data(request, pk):
    """The same as JSON."""
    occasion = _exported_or_404(request.user, pk)
    return _data(occasion, exports.all_questions(occasion), f"{occasion.topic}-all-questions.json")


def _exported_or_404(user, pk):
    occasion = interview_or_404(user, pk)
    if not may(user, "export", occasion):
        raise Http404
    return occasion


def _table(head, rows, name):
    return _file(table_file(head, rows), "text/csv; charset=utf-8", name)


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
    return _file(json.dumps(told, ensure_ascii=False, indent=1).encode(), "application/json", name)


def _file(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
