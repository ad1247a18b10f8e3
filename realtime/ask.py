"""Questions to the database from the event loop: never on the thread that all sockets share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
from channels.db import database_sync_to_async
from django.db import DatabaseError, InterfaceError

THREADS = 8
_threads = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="live")


class Away(Exception):
    """The database does not answer at the moment."""


async def ask(function: Callable[..., Any], *args: Any) -> Any:
    """Runs a database function on a thread of the wire's own and returns what it returns; raises Away."""
    try:
        return await database_sync_to_async(function, thread_sensitive=False, executor=_threads)(*args)
    except (DatabaseError, InterfaceError, psycopg.Error) as error:
        raise Away(type(error).__name__) from error
