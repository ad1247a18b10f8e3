"""The one place that knows who is calling: the network address behind trusted proxies."""

from ipaddress import ip_address, ip_network

from django.conf import settings


def client_address(request) -> str:
    """The caller's address: with N trusted proxies the N-th from the right of X-Forwarded-For, else the peer."""
    return address_from(request.META.get("REMOTE_ADDR") or "127.0.0.1", request.META.get("HTTP_X_FORWARDED_FOR", ""))


def address_from(peer: str, forwarded_for: str) -> str:
    """The same rule for a raw connection: peer address and X-Forwarded-For header."""
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return peer


def client_network(request) -> str:
    """What limits count by: an IPv4 address, or the /64 that one IPv6 household or office holds."""
    address = client_address(request)
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unreadable"
    return address if parsed.version == 4 else str(ip_network(f"{parsed.compressed.partition('%')[0]}/64", strict=False))
