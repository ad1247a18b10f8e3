"""Interviews for everybody: the list and the room, which becomes the archive."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interaction.queries.occasions import coming, ended, guests_of, reason_of_cancelling, running
from interaction.queries.room_opinions import marks_of, raters_of
from interaction.queries.room_page import room_page
from interaction.queries.verify import record_head
from interaction.views.found import interview_or_404

PER_PAGE = 20
SORTS = ("wanted", "newest", "answered")


@require_safe
def interview_list(request):
    """Live, coming and past interviews."""
    past = Paginator(ended(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"running": running(request.user), "coming": coming(request.user), "past": past, "now": timezone.now()}
    return render(request, "interview/list.html", context)


@require_safe
def room(request, pk):
    """The room of one interview; the same address is its archive afterwards."""
    occasion = interview_or_404(request.user, pk)
    sort = request.GET.get("sort") if request.GET.get("sort") in SORTS else SORTS[0]
    page = room_page(occasion, newest_first=sort == "newest")
    context = {
        "occasion": occasion,
        "guests": guests_of(occasion),
        "room": page,
        "sort": sort,
        "why": page.standing["why"] or reason_of_cancelling(occasion),
        **_one_theme(page, request.GET.get("theme", "")),
    }
    if occasion.state == "archived":
        opinions = {"marks": marks_of(occasion), "raters": raters_of(occasion)}
        context |= opinions | {"record": record_head(occasion.topic)}
    return render(request, "interview/room.html", context)


def _one_theme(page, wanted) -> dict:
    """The theme that alone is shown, if one of this room's was asked for, and whether it leaves a list empty."""
    theme = next((one.id for one in page.themes if str(one.id) == wanted), None)
    answered = [entry["question"] for entry in page.stream if entry["kind"] == "answer"]
    return {
        "theme": theme,
        "no_open": theme and page.open_questions and not _any_about(page.open_questions, theme),
        "no_answered": theme and answered and not _any_about(answered, theme),
    }


def _any_about(questions, theme) -> bool:
    return any(question["theme"] == theme for question in questions)
