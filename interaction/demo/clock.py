"""A clock that the demo's past is played by."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


class Clock:
    """Stands at `moment` until it is moved; never runs by itself."""

    def __init__(self, moment: datetime):
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        """Moves on by a timedelta's keywords, for example `minutes=3`."""
        self.moment += timedelta(**span)

    @contextmanager
    def set_for_everything(self) -> Iterator["Clock"]:
        """Makes `timezone.now()` of this process tell this clock's time: rows, events and frames get its dates.

        Only for a command that nothing else runs in.
        """
        real = timezone.now
        setattr(timezone, "now", self)  # noqa: B010  (a module's function, which the type checker guards)
        try:
            yield self
        finally:
            setattr(timezone, "now", real)  # noqa: B010
