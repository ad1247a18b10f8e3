"""How an interview takes questions, changed from the moderators' desk or the studio while it runs."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from interaction.actions.assigning import set_policy
from interaction.forms.policy import PolicyForm
from interaction.views.found import interview_or_404
from people.asked import wants_json
from people.next_page import next_page


@require_POST
def policy(request, pk):
    """Sets the policy of an interview; `next` leads back to the page it was changed on."""
    occasion = interview_or_404(request.user, pk)
    changed = set_policy(occasion, PolicyForm.chosen(request.POST), by=request.user)
    if wants_json(request):
        return JsonResponse({"policy": changed.policy})
    return redirect(next_page(request) or "moderation:desk")
