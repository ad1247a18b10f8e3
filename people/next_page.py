"""The page a person wanted before they had to sign in."""

from django.utils.http import url_has_allowed_host_and_scheme


def next_page(request) -> str:
    """The `next` of the form or the address if it leads back into this site, else an empty string."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts, secure = {request.get_host()}, request.is_secure()
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=secure) else ""
