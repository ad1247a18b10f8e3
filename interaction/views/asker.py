"""The asker's moment on any page: what has become of one's own questions, and nothing of anybody else's."""

from itertools import groupby

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction.queries.asker import news_of
from people.visitor import COOKIE, visitor_hash, visitor_of

MOST = 20  # occasions one browser asks about at once
LINES = 3
ORDER = ("on-air", "answered", "shortlisted")


@require_safe
def news(request):
    """JSON for the strip; `in` lists the interviews in which this browser has asked."""
    named = [text for text in request.GET.get("in", "").split(",") if text.isascii() and text.isdigit()][:MOST]
    known = COOKIE in request.COOKIES
    visitors = [visitor_hash(visitor_of(request), f"interview-{int(pk)}") for pk in named if len(pk) < 11 and known]
    found = news_of(visitors, request.user)
    return JsonResponse({"news": _lines(found.moments), "watch": found.watch, "every": found.every})


def _lines(moments):
    """One line per interview and stage, what is on air first."""
    ranked = sorted(moments, key=_rank)
    return [_line(list(group)) for _key, group in groupby(ranked, key=_rank)][:LINES]


def _rank(moment):
    return ORDER.index(moment.stage), -moment.question.occasion_id


def _line(moments):
    newest = max(moments, key=lambda moment: moment.question.pk)
    occasion = newest.question.occasion
    room = reverse("interaction:room", args=[occasion.pk])
    sentence, link = _words(newest, len(moments))
    return {
        "id": newest.question.pk,
        "in": occasion.pk,
        "stage": newest.stage,
        "sentence": sentence,
        "about": occasion.said("title"),
        "link": link,
        "url": room if newest.stage == "on-air" else f"{room}#q{newest.place}",
        "label": _("Close"),
    }


def _words(moment, count):
    joined, many = moment.place != moment.question.pk and count == 1, {"count": count}
    if moment.stage == "on-air":
        asked = _("A question like yours is on air now.") if joined else _("Your question is on air now.")
        return asked, _("Listen")
    if moment.stage == "answered":
        asked = _("A question like yours has been answered.") if joined else _("Your question has been answered.")
        return _("%(count)s of your questions have been answered.") % many if count > 1 else asked, _("Read the answer")
    asked = _("A question like yours is next in line.") if joined else _("Your question is on the shortlist.")
    asked = _("%(count)s of your questions are on the shortlist.") % many if count > 1 else asked
    return asked, _("Go to the interview")
