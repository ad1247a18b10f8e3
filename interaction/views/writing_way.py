"""Who writes a letter, and where: a citizen in the channel, or a clerk for somebody at the counter."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from interaction import registry
from interaction.receipts import key_belongs_to, new_key
from people.models import User
from people.permissions import may
from people.refusals import KeyTaken
from people.visitor import visitor_hash, visitor_of

CLERK = "counter"


@dataclass(frozen=True)
class Way:
    """The channel, the address of the form and its receipt, whose keys and drafts these are, and the clerk, if any."""

    channel: Any
    url: str
    receipt_url: str
    owner: str
    visitor: str
    user: Any
    clerk: User | None = None

    def form(self, data=None, **more):
        """The channel's form as it is filled in on this way."""
        form = self.channel.form(data, channel=self.channel, user=None if self.clerk else self.user, **more)
        if self.clerk:
            form.entered_by_clerk()
        return form

    def key(self, given: str) -> str:
        """The key of the form that was sent, or a new one. Raises KeyTaken for another visitor's."""
        if given and not key_belongs_to(given, self.owner):
            raise KeyTaken()
        return given or new_key(self.owner)


def citizens_way(request, key: str) -> Way:
    """A citizen writes in this channel."""
    channel = registry.get(key)
    url, receipt = reverse(f"interaction:{key}_new"), reverse(f"interaction:{key}_receipt")
    owner = visitor_of(request)
    return Way(channel, url, receipt, owner, visitor_hash(owner, "letters"), request.user)


def clerks_way(request, key: str) -> Way:
    """A clerk types a letter for somebody; 404 for whoever may not, or a channel that takes none."""
    channel = registry.channels.get(key)
    if not may(request.user, "dispatch") or channel is None or not channel.takes_letters:
        raise Http404
    owner = f"{CLERK}-{request.user.pk}"
    url, receipt = reverse("interaction:desk_new_in", args=[key]), reverse("interaction:desk_new_receipt", args=[key])
    return Way(channel, url, receipt, owner, visitor_hash(owner, "letters"), request.user, request.user)
