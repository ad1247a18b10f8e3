"""A trial run: what terms would have caught lately, without changing anything."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from moderation.forms_lists import TrialForm
from moderation.queries.list_trial import try_terms
from moderation.views.lists_found import framed, readable_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def trial(request):
    """The form, and below it what the terms would have caught. They are posted, so that no log holds them."""
    readable_or_404(request)
    form = TrialForm(request.POST if request.method == "POST" else None, initial={"effect": "hold"})
    found = try_terms(form.terms(), request.user) if form.is_bound and form.is_valid() else None
    told = framed(request, "lists_trial", form=form, trial=found)
    return render(request, "moderation/lists/trial.html", told, status=400 if form.errors else 200)
