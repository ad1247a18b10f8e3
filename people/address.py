"""The one place that knows who is calling: the network address behind trusted proxies."""

from realtime.address import address_from

__all__ = ["address_from", "client_address"]


def client_address(request) -> str:
    """The caller's address: with N trusted proxies the N-th from the right of X-Forwarded-For, else the peer."""
    return address_from(request.META.get("REMOTE_ADDR") or "127.0.0.1", request.META.get("HTTP_X_FORWARDED_FOR", ""))
