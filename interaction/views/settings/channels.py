"""The channels that take letters: how they stand, and one of them changed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction.actions.settings.channels import keep_channel
from interaction.forms.settings.channels import ChannelForm
from interaction.queries.policies import channel_with_policy
from interaction.queries.settings.channels import door_of, doors
from interaction.views.settings.found import FORM, administrator_or_404, or_404, with_fields
from people.refusals import Stale


@require_safe
def channels(request):
    """Every channel that takes letters, and whether it does so now."""
    administrator_or_404(request)
    return render(request, "settings/channels.html", {"doors": doors()})


@FORM
def channel(request, key):
    """One channel: opened or closed, its notice, and how soon its letters are to be read."""
    administrator_or_404(request)
    door = or_404(door_of(key))
    if request.method != "POST":
        return _page(request, door, ChannelForm.about(door.setting, seen=door.seen))
    form = ChannelForm(request.POST)
    if not form.is_valid():
        return _page(request, door, form, status=422)
    try:
        keep_channel(key, by=request.user, **form.cleaned_data)
    except Stale as stale:
        return _too_late(request, key, stale)
    messages.success(request, _("Stored. The channel's page says so from now on."))
    return redirect("interaction:settings_channel", key)


def _too_late(request, key, stale):
    """What was typed stays, beside what another administrator has stored meanwhile."""
    newer = or_404(door_of(key))
    form = ChannelForm(with_fields(request.POST, seen=newer.seen))
    form.add_error(None, stale.sentence)
    return _page(request, newer, form, status=stale.status, newer=newer.setting)


def _page(request, door, form, *, status=200, **more):
    may_say_how = channel_with_policy(request.user, door.channel.key) is not None
    context = {"door": door, "form": form, "may_say_how": may_say_how} | more
    return render(request, "settings/channel.html", context, status=status)
