"""Frames are collected while an action runs, numbered at its end under row locks, rung after commit."""

import functools
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, transaction

from realtime.numbering import Entry, Erasure, Nudge, Pending, settle
from realtime.queries import frames_after

__all__ = ["action", "forget", "frames_after", "nudge", "publish"]

Given = ParamSpec("Given")
Result = TypeVar("Result")
_open: ContextVar[list[Entry] | None] = ContextVar("pending_frames", default=None)


def publish(topic: str, kind: str, data: dict) -> None:
    """Adds a frame to the running action; raises RuntimeError outside an `@action`.

    `data` holds codes, plain texts, names and times for this topic's whole audience: nothing private.
    """
    _collect(Pending(topic, kind, data))


def forget(topic: str, *, kinds: tuple[str, ...], key: str, value: Any) -> None:
    """Deletes text and salt of the topic's earlier frames of these kinds whose data[key] is value (LIVE.md 7).

    Done at the end of the running action, under the stream's lock and before new frames get their numbers; every
    serving process then drops what it holds in memory. Raises RuntimeError outside an `@action`.
    """
    _collect(Erasure(topic, kinds, key, value))


def nudge(topic: str) -> None:
    """Makes the topic's browsers fetch their own fragment after commit, without a frame; not outside an action."""
    _collect(Nudge(topic))


def action(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Runs the function in one transaction; the outermost one numbers all frames at its end and rings after commit.

    Inner actions join the outer one. A deadlock of the database is retried once around the outermost.
    """

    @functools.wraps(function)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if _open.get() is not None:
            return function(*args, **kwargs)
        try:
            return _outermost(function, args, kwargs)
        except OperationalError as error:
            if not _is_deadlock(error) or transaction.get_connection().in_atomic_block:
                raise
            time.sleep(0.02 + secrets.randbelow(30) / 1000)
            return _outermost(function, args, kwargs)

    return run


def _collect(entry: Entry) -> None:
    pending = _open.get()
    if pending is None:
        raise RuntimeError("publish(), forget() and nudge() are called only inside an @action")
    pending.append(entry)


def _outermost(function, args, kwargs):
    pending: list[Entry] = []
    token = _open.set(pending)
    try:
        with transaction.atomic():
            result = function(*args, **kwargs)
            settle(pending)
        return result
    finally:
        _open.reset(token)


def _is_deadlock(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in ("40P01", "40001")
