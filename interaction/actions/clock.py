"""What happens by the clock, once a minute; every job is idempotent and safe to run twice at once."""

import logging
from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.utils import timezone

from interaction.actions import (
    alarms,
    attendance,
    captcha,
    clocks,
    correcting,
    late,
    rating_letters,
    warnings,
    watching,
)
from interaction.actions.drafts import purge_drafts
from interaction.actions.interview import change_phase
from interaction.actions.mailing import send_notices
from interaction.actions.pictures import remove_orphans
from interaction.actions.presence import interrupt_abandoned, offer_ends
from interaction.actions.reminders import remind
from interaction.queries.occasions import due_to_collect
from moderation.actions.digest import send_digests
from moderation.actions.forgetting import forget_devices
from people.actions import codes
from people.refusals import Stale
from realtime.publish import action

logger = logging.getLogger(__name__)


def open_collecting() -> int:
    """Opens interviews whose collecting period has begun; returns how many."""
    opened = 0
    for occasion in due_to_collect():
        try:
            change_phase(occasion, "collect", by=None, version=occasion.version)
            opened += 1
        except Stale:  # another tick was faster
            continue
    return opened


@action
def purge_sessions() -> int:
    """Deletes sessions past their time; returns how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


JOBS: dict[str, Callable[[], int]] = {
    "interviews opened for questions": open_collecting,
    "interviews left alone interrupted": interrupt_abandoned,
    "interviews over time offered to end": offer_ends,
    "interviews counted anew": attendance.count_attendance,
    "old attendance purged": attendance.purge,
    "people reminded": remind,
    "authors told of delays": late.tell_delays,
    "steps taken by the law": clocks.expire_clocks,
    "desks told of due dates": warnings.warn,
    "supervisors told of alarms": alarms.tell_alarms,
    "authors reminded of corrections": correcting.remind_corrections,
    "unrated letters closed": rating_letters.close_unrated,
    "daily summaries sent": send_digests,
    "keys of devices forgotten": forget_devices,
    "readers told of answers": watching.tell_watchers,
    "notices sent": send_notices,
    "drafts purged": purge_drafts,
    "files without a row removed": remove_orphans,
    "captchas purged": captcha.purge,
    "sessions purged": purge_sessions,
    "one-time codes purged": codes.purge,
}


def tick() -> dict[str, int]:
    """Runs every job once and returns what each did; a failing job is logged and does not stop the others."""
    done = {}
    for name, job in JOBS.items():
        try:
            done[name] = job()
        except Exception:
            logger.exception("tick: %s failed", name)
    return done
