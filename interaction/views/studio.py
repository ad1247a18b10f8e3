"""The studio: where host, guests and transcriber run an interview."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interaction.actions import interview, reply
from interaction.forms.studio import ActForm
from interaction.queries.occasions import engagements_of, guests_of
from interaction.queries.studio_page import studio_page
from interaction.views.found import studio_or_404
from people.asked import wants_json


@login_required
@require_safe
def studio_list(request):
    """The interviews in which this person has a part."""
    return render(request, "studio/list.html", {"parts": engagements_of(request.user)})


@require_safe
def studio(request, pk):
    """The board of one interview: approved, on air, shortlist."""
    occasion = studio_or_404(request.user, pk)
    return render(request, "studio/studio.html", _board(request, occasion))


@require_safe
def board(request, pk):
    """The same board as a fragment, refetched when something changed."""
    occasion = studio_or_404(request.user, pk)
    return render(request, "studio/board.html", _board(request, occasion))


def _board(request, occasion):
    return {"occasion": occasion, "guests": guests_of(occasion), "board": studio_page(occasion, request.user)}


@require_POST
def act(request, pk, step):
    """One act of the host, a guest or the transcriber; scripts get JSON, browsers the studio again."""
    occasion = studio_or_404(request.user, pk)
    form = ActForm(request.POST, occasion=occasion)
    run, needed = ACTS[step]
    form.check(needed)
    done = run(occasion, form.cleaned_data, request.user)
    if wants_json(request):
        return JsonResponse({"done": step, "version": getattr(done, "version", None)})
    return redirect("interaction:studio", pk=occasion.pk)


def _phase(step):
    return lambda occasion, sent, user: interview.change_phase(occasion, step, by=user)


def _answering(function):
    def write(occasion, sent, user):
        return function(sent["question"], sent["guest"], sent["text"], by=user, version=sent["version"])

    return write


# Each act: what it runs, and which fields it cannot do without.
ACTS = {
    "go-live": (_phase("go-live"), ()),
    "pause": (_phase("pause"), ()),
    "resume": (_phase("resume"), ()),
    "end": (lambda occasion, sent, user: interview.end(occasion, by=user), ()),
    "shortlist": (lambda occasion, sent, user: interview.shortlist(sent["question"], by=user), ("question",)),
    "unshortlist": (lambda occasion, sent, user: interview.unshortlist(sent["question"], by=user), ("question",)),
    "move": (
        lambda occasion, sent, user: interview.move(sent["question"], by=user, before=sent["before"]),
        ("question",),
    ),
    "air": (lambda occasion, sent, user: interview.air(sent["question"], by=user), ("question",)),
    "unair": (lambda occasion, sent, user: interview.unair(occasion, by=user), ()),
    "say": (lambda occasion, sent, user: interview.say(occasion, sent["text"], by=user), ()),
    "draft": (_answering(reply.draft_answer), ("question", "guest")),
    "answer": (_answering(reply.release_answer), ("question", "guest")),
}
