"""How a channel takes letters, for the moderators of the district."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interaction.actions.policies import set_channel_policy
from interaction.forms.policy import LONGEST, ChannelPolicyForm
from interaction.queries.policies import WAYS, channel_with_policy, setting_of
from people.asked import wants_json
from people.next_page import next_page


@require_http_methods(["GET", "HEAD", "POST"])
def channel_policy(request, channel):
    """Shows how the channel takes letters and changes it; `next` leads back to the page it was changed on."""
    found = channel_with_policy(request.user, channel)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _changed(request, channel)
    context = {"channel": found, "setting": setting_of(channel), "ways": WAYS, "longest": LONGEST}
    return render(request, "moderation/board/policy.html", context)


def _changed(request, channel):
    setting = set_channel_policy(channel, by=request.user, **ChannelPolicyForm.read(request.POST))
    if wants_json(request):
        return JsonResponse({"policy": setting.policy, "target_minutes": setting.target_minutes})
    messages.success(request, _("This is how letters are taken from now on. All open desks have been told."))
    return redirect(next_page(request) or request.path)
