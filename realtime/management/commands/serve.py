"""`manage.py serve`: the one serving command, in the demo as in production."""

import fcntl
import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.module_loading import import_string

from realtime.server import Server

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Serves pages, the frame feed and the sockets; refuses to start in one sentence when something is wrong."""

    help = "Serve pages and live streams until SIGTERM."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=settings.PORT, help="Port to listen on.")
        parser.add_argument("--bind", default=settings.BIND, help="Address to listen on.")
        parser.add_argument(
            "--recheck", type=float, default=60.0, help="Seconds after which an open socket's right is asked again."
        )

    def handle(self, *args, port, bind, recheck, **options):
        refuse_wrong_settings()
        refuse_wrong_database()
        with only_server():
            live = import_string(settings.ASGI_APPLICATION)
            live.hub.recheck = recheck
            server = Server(live, bind=bind, port=port, ready=self._say)
            server.run()
        if server.failure:
            raise CommandError(f"Nothing can listen on {bind}:{port}: {server.failure}")

    def _say(self, address: str) -> None:
        logger.info("serving on %s", address)


def refuse_wrong_settings() -> None:
    """Raises CommandError with the first thing that settings lack."""
    for found in checks.run_checks(tags=["xinqiao"]):
        if found.is_serious():
            raise CommandError(found.msg)


def refuse_wrong_database() -> None:
    """Raises CommandError when the database is not prepared, or holds the demo outside the demo."""
    try:
        holds_demo = get_user_model()._default_manager.filter(is_demo=True).exists()
    except DatabaseError as error:
        raise CommandError("The database does not answer or is not prepared; run manage.py migrate.") from error
    if holds_demo and not settings.DEMO:
        raise CommandError("This database holds the demo; use another database, or set DEMO=on.")


def only_server():
    """An open file that other serving processes can't lock; needed only without Redis. Raises CommandError."""
    lock = (settings.DATA_DIR / "serving.lock").open("a")
    if not settings.REDIS_URL:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.close()
            raise CommandError("Another process serves this DATA_DIR; set REDIS_URL to run several.") from error
    return lock
