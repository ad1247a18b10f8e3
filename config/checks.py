"""What must be set before the site starts; each failure is one sentence."""

from django.conf import settings
from django.core.checks import Error, register


@register("xinqiao")
def keys_and_hosts(app_configs, **kwargs):
    """Without DEMO a missing key or host refuses to start."""
    if settings.DEMO:
        return []
    found = []
    if len(settings.SECRET_KEY) < 50:
        found.append(Error("Set SECRET_KEY to at least 50 random characters.", id="xinqiao.E001"))
    if not settings.FIELD_KEYS:
        found.append(Error("Set FIELD_KEYS to at least one Fernet key.", id="xinqiao.E002"))
    if not settings.ALLOWED_HOSTS:
        found.append(Error("Set ALLOWED_HOSTS to the names this site answers to.", id="xinqiao.E003"))
    return found
