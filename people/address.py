"""The one place that knows who is calling: the network address behind trusted proxies."""

from realtime.address import address_from, household

__all__ = ["address_from", "client_address", "client_network"]


def client_address(request) -> str:
    """The caller's address: with N trusted proxies the N-th from the right of X-Forwarded-For, else the peer."""
    return address_from(request.META.get("REMOTE_ADDR") or "127.0.0.1", request.META.get("HTTP_X_FORWARDED_FOR", ""))


def client_network(request) -> str:
    """What limits count by: an IPv4 address, or the /64 that one IPv6 household or office holds."""
    return household(client_address(request))
