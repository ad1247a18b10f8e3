"""How often published pages are opened: counted in memory without knowing by whom, written in batches."""

import logging
import threading
from collections import Counter
from time import monotonic

from django.db import DatabaseError
from django.db.models import F

from interaction.models import Faq, Submission
from realtime.publish import action

logger = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
MODELS: dict[str, type[Submission] | type[Faq]] = {"letter": Submission, "faq": Faq}


class Readings:
    """What this process has counted since it last wrote; a process that is killed loses a minute at most."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: Counter[tuple[str, int]] = Counter()
        self.since = monotonic()

    def add(self, kind: str, pk: int) -> None:
        """Counts one reading."""
        with self.lock:
            if not self.counts:
                self.since = monotonic()
            self.counts[kind, pk] += 1

    def taken(self) -> Counter[tuple[str, int]]:
        """All counts, of which nothing is kept here any more."""
        with self.lock:
            counts, self.counts = self.counts, Counter()
        return counts

    def put_back(self, counts: Counter[tuple[str, int]]) -> None:
        """Keeps counts that could not be written for the next time."""
        with self.lock:
            self.counts.update(counts)
            self.since = monotonic()

    @property
    def is_due(self) -> bool:
        """Whether the oldest count has waited long enough."""
        return bool(self.counts) and monotonic() - self.since >= EVERY_SECONDS


_readings = Readings()


def count_reading(kind: str, pk: int) -> None:
    """One more reader of a "letter" or a "faq"; writes only when a minute has passed since the first that waits.

    Who reads is neither asked nor kept: no cookie, no address. A database that is busy never holds up the page.
    """
    _readings.add(kind, pk)
    settle()


def settle(*, at_once: bool = False) -> int:
    """Writes what was counted if it is due, or `at_once`; returns how many pages it was about.

    Lists call it too, so that the last readings of a quiet evening are not kept waiting for the next letter.
    """
    if not (_readings.is_due or at_once):
        return 0
    counts = _readings.taken()
    try:
        _write(counts)
    except DatabaseError:
        logger.warning("readings of %d pages could not be written, they are kept", len(counts))
        _readings.put_back(counts)
        return 0
    return len(counts)


@action
def _write(counts: Counter[tuple[str, int]]) -> None:
    """One update for all pages that were opened equally often, in one order, so that two processes cannot lock up."""
    for kind, model in MODELS.items():
        ids = sorted(pk for of, pk in counts if of == kind)
        if not ids:
            continue
        list(model._base_manager.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
        for number in sorted({counts[kind, pk] for pk in ids}):
            some = [pk for pk in ids if counts[kind, pk] == number]
            model._base_manager.filter(pk__in=some).update(views=F("views") + number)
