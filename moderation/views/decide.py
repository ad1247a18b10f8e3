"""The buttons of one case; each form works by itself, and a script is answered with the new state."""

from django.contrib import messages
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from moderation import actions, queries
from moderation.forms import ApproveForm, ClaimForm, MergeForm, RejectForm, VersionForm, checked, next_of, pairs_of
from moderation.views.found import back_to_desk, case_or_404, seen_or_404
from people.asked import wants_json


@require_POST
def approve(request, pk: int):
    """Approves, with a text after editing."""
    return decided(request, pk, actions.approve, ApproveForm)


@require_POST
def reject(request, pk: int):
    """Does not publish, for a reason."""
    return decided(request, pk, actions.reject, RejectForm)


@require_POST
def merge(request, pk: int):
    """Joins to a published text of the same place."""
    case, sent = case_or_404(request, pk), checked(MergeForm, request.POST)
    into = case_or_404(request, sent["into"])
    return _answered(request, actions.merge(case, into, by=request.user, version=sent["version"]))


@require_POST
def gather(request, pk: int):
    """Publishes this text and joins the chosen ones to it."""
    case, sent = case_or_404(request, pk), checked(VersionForm, request.POST)
    others = seen_or_404(request, pairs_of(request.POST))
    outcome = actions.gather(case, others, by=request.user, version=sent["version"])
    if wants_json(request):
        return JsonResponse(outcome_told(outcome))
    tell_outcome(request, outcome)
    return back_to_desk(request)


@require_POST
def separate(request, pk: int):
    """Takes a joining back."""
    return decided(request, pk, actions.separate, VersionForm, stay=True)


@require_POST
def undo(request, pk: int):
    """Takes the last decision back."""
    return decided(request, pk, actions.undo, VersionForm, stay=True)


@require_POST
def prioritise(request, pk: int):
    """Moves to the head of the queue, or back."""
    return decided(request, pk, actions.prioritise, VersionForm, stay=True)


@require_POST
def claim(request, pk: int):
    """Says that I am looking."""
    return decided(request, pk, actions.claim, ClaimForm, stay=True)


@require_POST
def unclaim(request, pk: int):
    """Says that I am no longer looking."""
    return decided(request, pk, actions.unclaim, ClaimForm, stay=True)


def decided(request, pk: int, action, form_class=VersionForm, *, stay: bool = False):
    """Takes this action on one case by what the form says, and answers."""
    case = action(case_or_404(request, pk), by=request.user, **checked(form_class, request.POST))
    return _answered(request, case, stay=stay)


def _answered(request, case, *, stay: bool = False):
    """The page to go on with; for a script the new state, and which of the texts it wants next it has claimed."""
    if not wants_json(request):
        return back_to_desk(request, case.pk if stay else None)
    told = {"id": case.pk, "state": case.state, "version": case.version, "priority": case.priority}
    wanted = next_of(request.POST)
    found = queries.cases_of(request.user, wanted)
    claimed = actions.claim_first([found[pk] for pk in wanted if pk in found], by=request.user)
    return JsonResponse(told | {"next": claimed.pk if claimed else None})


def outcome_told(outcome) -> dict:
    """What became of many cases, for a script."""
    done = [{"id": case.pk, "state": case.state, "version": case.version} for case in outcome.done]
    missed = [
        {"id": one.case.pk, "text": one.case.text, "sentence": one.sentence, "state": one.state, "by": one.by}
        for one in outcome.missed
    ]
    return {"done": done, "missed": missed}


def tell_outcome(request, outcome) -> None:
    """What became of many cases, in sentences on the next page."""
    done = len(outcome.done)
    if done:
        messages.success(request, ngettext("%(n)s text is done.", "%(n)s texts are done.", done) % {"n": done})
    for one in outcome.missed:
        told = {"text": one.case.text[:40], "why": one.sentence, "who": one.by}
        sentence = _("“%(text)s”: %(who)s was faster. %(why)s") if one.by else _("“%(text)s”: %(why)s")
        messages.warning(request, sentence % told)
