"""Groups of waiting texts that ask the same, decided with one press."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from moderation import actions
from moderation.actions.many import Outcome
from moderation.filters import Filters
from moderation.forms import pairs_of
from moderation.forms_clusters import ClusterForm
from moderation.page.clusters import cluster_context, clusters_context
from moderation.queries.clusters import members, published_of
from moderation.views.decide import outcome_told, tell_outcome
from moderation.views.found import case_or_404, desk_or_404, seen_or_404
from people.asked import wants_json
from people.refusals import Closed, NotAllowed, Refusal


@require_safe
def clusters(request):
    """The groups, the largest first."""
    desk_or_404(request)
    return render(
        request, "moderation/clusters.html", clusters_context(request.user, Filters.read(request.GET)["page"])
    )


@require_safe
def cluster(request, root: int):
    """One group: every text of it, with what it says more than the first marked."""
    context = cluster_context(request.user, root)
    if context is None:
        raise NotAllowed()
    return render(request, "moderation/cluster.html", context)


@require_POST
def decide(request, root: int):
    """Publishes one for all, joins all to what is published, or publishes none; each by the version that was seen."""
    if not members(request.user, root).exists():
        raise NotAllowed()
    form = ClusterForm(request.POST)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    outcome = DECISIONS[form.cleaned_data["decision"]](request, root, form)
    if wants_json(request):
        return JsonResponse(outcome_told(outcome))
    tell_outcome(request, outcome)
    return redirect("moderation:clusters")


def _gathered(request, _root: int, form: ClusterForm) -> Outcome:
    pk, version = form.first_seen
    chosen = pairs_of(request.POST) if request.POST.getlist("case") else {}
    others = {other: seen for other, seen in chosen.items() if other != pk}
    found = seen_or_404(request, others) if others else []
    return actions.gather(case_or_404(request, pk), found, by=request.user, version=version)


def _joined(request, root: int, _form: ClusterForm) -> Outcome:
    into = published_of(request.user, root)
    if into is None:
        raise Closed()
    return actions.join_many(seen_or_404(request, pairs_of(request.POST)), into, by=request.user)


def _rejected(request, _root: int, form: ClusterForm) -> Outcome:
    chosen = seen_or_404(request, pairs_of(request.POST))
    return actions.reject_many(chosen, by=request.user, reason=form.cleaned_data["reason"])


DECISIONS = {"gather": _gathered, "join": _joined, "reject": _rejected}
