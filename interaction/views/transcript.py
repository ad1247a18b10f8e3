"""What was said, to read, to print, to take along, and to check."""

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from interaction.queries.transcript import transcript
from interaction.queries.verify import latest_frames, record_head, record_lines, record_version
from interaction.views.found import interview_or_404
from interaction.wordfile import WORD, word_file


@require_safe
def page(request, pk):
    """The whole transcript; its print view is the same page on paper."""
    occasion = interview_or_404(request.user, pk)
    context = {
        "occasion": occasion,
        "transcript": transcript(occasion),
        "record": record_head(occasion.topic),
        "link": settings.SITE_URL + reverse("interaction:room", args=[occasion.pk]),
    }
    return render(request, "after/transcript.html", context)


@require_safe
def word(request, pk):
    """The transcript as a Word file."""
    occasion = interview_or_404(request.user, pk)
    content = word_file(occasion, transcript(occasion), record_head(occasion.topic), site=settings.SITE_URL)
    name = _("%(title)s – transcript") % {"title": occasion.said("title")}
    return _file(content, WORD, f"{name}.docx")


@require_safe
def record(request, pk):
    """What the record is, its last hash and newest frames, and how anybody checks it."""
    occasion = interview_or_404(request.user, pk)
    context = {
        "occasion": occasion,
        "record": record_head(occasion.topic),
        "newest": latest_frames(occasion.topic),
    }
    return render(request, "after/record.html", context)


def _version(request, pk):
    return f'"{record_version(interview_or_404(request.user, pk).topic)}"'


@require_safe
@condition(etag_func=_version)
def record_file(request, pk):
    """Every frame of the record as JSON lines."""
    occasion = interview_or_404(request.user, pk)
    lines = [json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in record_lines(occasion.topic)]
    response = _file("".join(lines).encode(), "application/x-ndjson; charset=utf-8", f"{occasion.topic}.jsonl")
    response["Cache-Control"] = "no-cache"
    return response


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
