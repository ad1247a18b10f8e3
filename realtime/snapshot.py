"""A state to start from, with the number it belongs to: both read from one unchanging view of the database."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from realtime import queries
from realtime.ask import ask
from realtime.frames import to_json
from realtime.topics import Match

FRESH = 1.0  # seconds within which all who ask get the same snapshot


@contextmanager
def one_view() -> Iterator[None]:
    """All reading inside sees the database at one moment; takes no lock that would hold up a writer.

    REPEATABLE READ READ ONLY on PostgreSQL, a plain BEGIN on SQLite. Inside a transaction that view holds already.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        connection.ensure_connection()
        immediate = getattr(connection, "transaction_mode", None)
        setattr(connection, "transaction_mode", None)  # noqa: B010  (an attribute of SQLite connections only)
        try:
            with transaction.atomic():
                yield
        finally:
            setattr(connection, "transaction_mode", immediate)  # noqa: B010


def snapshot(match: Match) -> dict:
    """`{"topic", "epoch", "seq", "state"}`: the state after exactly the frames up to `seq`."""
    queries.present_epoch()
    with one_view():
        epoch, heads = queries.heads([match.name])
        state = match.family.snapshot(**match.parts)
    return {"topic": match.name, "epoch": epoch, "seq": heads[match.name].seq, "state": state}


class Snapshots:
    """Builds each topic's snapshot at most once a second for all who ask this process."""

    def __init__(self):
        self._built: dict[str, tuple[float, asyncio.Task]] = {}

    def clear(self) -> None:
        """Forgets what was built, because another history began."""
        self._built.clear()

    async def of(self, match: Match) -> str:
        """The inner part of the answer as JSON text; raises Away."""
        now = time.monotonic()
        until, task = self._built.get(match.name, (0.0, None))
        if task is None or (task.done() and (until < now or task.exception() is not None)):
            if len(self._built) > 1000:
                self._built.clear()
            task = asyncio.ensure_future(self._build(match))
            self._built[match.name] = (now + FRESH, task)
        return await asyncio.shield(task)

    async def _build(self, match: Match) -> str:
        return to_json(await ask(snapshot, match))
