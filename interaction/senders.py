"""What moderators may know of whoever sent something: keyed hashes, never a name or an address."""

from typing import Any

from django.utils import timezone

from interaction.models import Submission
from moderation.networks import effect_on
from moderation.senders import Sender
from people.address import client_address, client_network
from people.crypto import keyed_hash
from people.models import User


def account_key(author: User | None) -> str:
    """One account, the same in every place; empty for a visitor."""
    return keyed_hash("account", str(author.pk)) if author else ""


def network_key(network: str) -> str:
    """One network of today, given as the address or its /64; empty for an unknown one. Tomorrow it has another key."""
    return keyed_hash(f"network:{timezone.localdate():%Y-%m-%d}", network) if network else ""


def device_key(network: str, browser: str) -> str:
    """One browser in one network, whatever cookies it has kept; `browser` is what it says of itself."""
    return keyed_hash("device", f"{network}\x1f{browser}") if network and browser else ""


def sender_of(submission: Submission, *, device: str = "", network: str = "") -> Sender:
    """The sender of a submission; device and network are keys, known at the moment of sending and not kept with it."""
    return Sender(submission.visitor or "", account_key(submission.author), device, network)


def keys_of(request) -> dict[str, Any]:
    """What a Letter takes of its caller: the keys `device` and `network`, and `listed` as the operator's list says."""
    network = client_network(request)
    said = "\x1f".join(request.headers.get(name, "")[:300] for name in ("User-Agent", "Accept-Language"))
    return {
        "device": device_key(network, said.strip("\x1f")),
        "network": network_key(network),
        "listed": effect_on(client_address(request)),
    }
