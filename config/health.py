"""Health and metrics for monitors."""

import hmac
import ipaddress

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from people.address import client_address
from realtime.bell import redis_answers


@require_safe
def favicon(request):
    """For pages that name no icon of their own, like the admin's."""
    return redirect(static("img/favicon.svg"))


@require_safe
def healthz(request):
    """The process lives."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request):
    """Database and, when set, Redis answer; 503 names what does not."""
    missing = [name for name, answers in (("database", _database_answers), ("redis", redis_answers)) if not answers()]
    text = "ok" if not missing else "away: " + ", ".join(missing)
    return HttpResponse(text, status=503 if missing else 200, content_type="text/plain")


@require_safe
def metrics(request):
    """Prometheus figures, for this machine or the bearer of METRICS_TOKEN; to others there is no such page."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if settings.METRICS_TOKEN:
        allowed = hmac.compare_digest(given, settings.METRICS_TOKEN.encode())
    else:
        allowed = _is_this_machine(client_address(request))
    if not allowed:
        return HttpResponseNotFound()
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:  # a proxy may pass on whatever it was told
        return False


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except Exception:  # noqa: BLE001  (whatever is wrong, the monitor must hear "away")
        return False
