"""What must be set before the site starts; each failure is one sentence."""

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured


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


def refuse_to_start() -> None:
    """For servers that run no checks of their own; raises ImproperlyConfigured with one sentence."""
    for error in keys_and_hosts(None):
        raise ImproperlyConfigured(error.msg)
