"""Who may come in: by host and origin, by caps, by the topic's own rule. Public topics cost no query once known."""

import random
import time
from importlib import import_module
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, parse_cookie
from django.http.request import split_domain_port, validate_host

from realtime.address import address_from, household
from realtime.ask import ask
from realtime.topics import Match

KNOWN = 60.0  # seconds a public topic that exists is taken for existing
UNKNOWN = 5.0  # seconds one that does not is taken for missing
PORTS = {"http": 80, "https": 443}
_sessions = import_module(settings.SESSION_ENGINE)


def header(scope: dict, name: bytes) -> str:
    """The first header of this name, or nothing."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def may_connect(scope: dict, *, guarded: bool = False) -> bool:
    """Whether host and origin are ours; a guarded topic insists on an origin."""
    host = header(scope, b"host")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    origin = header(scope, b"origin")
    if not origin:
        return not guarded
    own = f"{'https' if settings.HTTPS else 'http'}://{host}"
    return _place(origin) in {_place(allowed) for allowed in (own, *settings.ORIGINS)}


def _place(origin: str) -> tuple[str, str | None, int | None] | None:
    try:
        parts = urlsplit(origin)
        return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None


def user_of(cookies: str) -> AbstractBaseUser | AnonymousUser:
    """The person whose session cookie this is, or an anonymous one; reads the database."""
    request = HttpRequest()
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, "")
    request.session = _sessions.SessionStore(key if key.isascii() and key.isalnum() else None)
    return get_user(request)


def admits(match: Match, cookies: str) -> bool:
    """Whether this topic exists and the bearer of these cookies may watch it; reads the database."""
    family, parts = match.family, match.parts
    if not family.exists(**parts):
        return False
    return family.may_watch is None or bool(family.may_watch(user_of(cookies), **parts))


class Existence:
    """Remembers for a short while which public topics exist, so that admission needs no query."""

    def __init__(self):
        self._until: dict[str, tuple[float, bool]] = {}

    async def admits(self, match: Match, cookies: str) -> bool:
        """Whether to let a viewer in; asks the database for guarded topics, and for public ones when unsure."""
        if match.family.public:
            until, exists = self._until.get(match.name, (0.0, False))
            if until > time.monotonic():
                return exists
        admitted = await ask(admits, match, cookies)
        if match.family.public:
            self.learn(match.name, admitted)
        return admitted

    def learn(self, name: str, exists: bool) -> None:
        """Notes what the database just said."""
        if len(self._until) > 10_000:
            self._until.clear()
        self._until[name] = (time.monotonic() + (KNOWN if exists else UNKNOWN), exists)


class Caps:
    """Counts what each address and all together hold open: sockets and waiting polls."""

    def __init__(self):
        self._open: dict[str, int] = {}
        self.total = 0

    def take(self, scope: dict) -> str | None:
        """A place for this connection, to be given back; None when its address or the process is full."""
        client = scope.get("client") or ["", 0]
        key = household(address_from(client[0], header(scope, b"x-forwarded-for")))
        held = self._open.get(key, 0)
        if held >= settings.LIVE_PER_ADDRESS or self.total >= settings.LIVE_TOTAL:
            return None
        self._open[key] = held + 1
        self.total += 1
        return key

    def give_back(self, key: str) -> None:
        """The connection has ended."""
        self.total -= 1
        self._open[key] -= 1
        if not self._open[key]:
            del self._open[key]


def retry_after(connected: int, *, rate: int = 500, least: float = 3.0) -> float:
    """Seconds to wait before coming back: full jitter, wide enough for at most `rate` connects per second."""
    return round(random.uniform(0.2, max(least, connected / rate)), 1)
