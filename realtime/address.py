"""Who is calling: the network address behind trusted proxies, for pages and raw connections alike."""

import ipaddress

from django.conf import settings


def address_from(peer: str, forwarded_for: str) -> str:
    """The caller's address: with N trusted proxies the N-th from the right of X-Forwarded-For, else the peer."""
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return peer


def household(address: str) -> str:
    """What caps count by: the address itself, of IPv6 the /64 that one customer holds; never over 64 characters."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if parsed.version == 4:
        return address
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((int(parsed), 64), strict=False))
