"""How often one visitor and one network address may send something."""

from people.address import client_address
from people.limits import hold

PER_VISITOR = 6  # questions a minute
PER_ADDRESS = 600  # questions a minute: a school or an office behind one address
SUPPORTS = 60  # supports a minute and visitor
SIMILAR = 1200  # look-ups of similar questions a minute and address
LOOKUPS = 20  # status look-ups a minute and address


def hold_question(request, occasion, visitor: str) -> None:
    """Counts one question; raises TooSoon past the limit, in slow mode after one in five minutes."""
    slow = occasion.policy == occasion.Policy.SLOW
    hold("ask", f"{occasion.pk}:{visitor}", most=1 if slow else PER_VISITOR, per_seconds=300 if slow else 60)
    hold("ask-address", network_of(request), most=PER_ADDRESS, per_seconds=60)


def hold_captcha(request) -> None:
    """Counts one captcha that is asked for."""
    hold("captcha-step", network_of(request), most=PER_ADDRESS, per_seconds=60)


def hold_support(request, visitor: str) -> None:
    """Counts one support or its taking back."""
    hold("support", visitor, most=SUPPORTS, per_seconds=60)
    hold("support-address", network_of(request), most=PER_ADDRESS, per_seconds=60)


def hold_similar(request) -> None:
    """Counts one look for similar questions."""
    hold("similar", network_of(request), most=SIMILAR, per_seconds=60)


def hold_lookup(request) -> None:
    """Counts one status look-up."""
    hold("lookup", network_of(request), most=LOOKUPS, per_seconds=60)


def network_of(request) -> str:
    """The caller's address, an IPv6 one cut to its /64."""
    address = client_address(request)
    return ":".join(address.split(":")[:4]) if ":" in address else address
