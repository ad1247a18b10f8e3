"""The asker's moment on any page: what has become of one's own questions, and nothing of anybody else's."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction.queries.asker import news_of
from people.visitor import COOKIE, visitor_hash, visitor_of

MOST = 20  # occasions one browser asks about at once


@require_safe
def news(request):
    """JSON for the strip; `in` lists the interviews in which this browser has asked."""
    named = [text for text in request.GET.get("in", "").split(",") if text.isascii() and text.isdigit()][:MOST]
    known = COOKIE in request.COOKIES
    visitors = [visitor_hash(visitor_of(request), f"interview-{int(pk)}") for pk in named if len(pk) < 11 and known]
    found = news_of(visitors, request.user)
    told = [_told(moment) for moment in found.moments]
    return JsonResponse({"news": told, "watch": found.watch, "every": found.every, "close": _("Close")})


def _told(moment):
    sentence, link = _words(moment)
    room = reverse("interaction:room", args=[moment.question.occasion_id])
    return {
        "id": moment.question.pk,
        "in": moment.question.occasion_id,
        "stage": moment.stage,
        "sentence": sentence,
        "link": link,
        "url": f"{room}#q{moment.place}" if moment.stage != "on-air" else room,
    }


def _words(moment):
    joined = moment.place != moment.question.pk
    if moment.stage == "on-air":
        asked = _("A question like yours is on air now.") if joined else _("Your question is on air now.")
        return asked, _("Listen")
    if moment.stage == "answered":
        asked = _("A question like yours has been answered.") if joined else _("Your question has been answered.")
        return asked, _("Read the answer")
    asked = _("A question like yours is next in line.") if joined else _("Your question is on the shortlist.")
    return asked, _("Go to the interview")
