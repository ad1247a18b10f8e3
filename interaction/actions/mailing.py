"""Sends the notices that wait, each once; a failed one is tried again later."""

import logging
import time
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from interaction.models import Notice
from interaction.queries.mails import is_wanted, written
from people import sms
from people.contacts import kind_of
from people.mail import send_mail_text
from people.refusals import NotSent
from realtime.publish import action

logger = logging.getLogger(__name__)
AT_ONCE, TRIES = 100, 8
SECONDS = 20  # that one tick spends on notices; the rest goes out with the next


def send_notices() -> int:
    """Mails what waits, the oldest first, for some twenty seconds; returns how many went out."""
    until, sent = time.monotonic() + SECONDS, 0
    while batch := list(_waiting().values_list("pk", flat=True)[:AT_ONCE]):
        went = sum(send_one(pk) for pk in batch)
        sent += went
        if not went or time.monotonic() > until:
            break
    return sent


def _waiting() -> QuerySet[Notice]:
    ready = Q(next_try_at__isnull=True) | Q(next_try_at__lte=timezone.now())
    return Notice.objects.filter(ready, sent_at__isnull=True, tries__lt=TRIES).order_by("pk")


def send_one(pk: int) -> bool:
    """Claims one notice, then mails it; two ticks at once send it once. False when it was taken, unwanted or failed.

    Whoever has no mail address, or has ended such mails, reads it under the bell only.
    """
    notice = _claim(pk)
    if notice is None:
        return False
    address = notice.contact or (notice.user.mail if notice.user else "")
    if not address or not is_wanted(notice):
        return False
    try:
        _send(address, notice)
    except NotSent:
        logger.warning("notice %s could not be mailed, try %s", notice.pk, notice.tries)
        _give_back(notice)
        return False
    return True


@action
def _claim(pk: int) -> Notice | None:
    """Marks the notice as sent before it is: a crash in between loses one mail rather than sending it twice."""
    notice = _waiting().select_for_update().filter(pk=pk).first()
    if notice is None:
        return None
    notice.sent_at = timezone.now()
    notice.tries += 1
    notice.save(update_fields=["sent_at", "tries"])
    return notice


@action
def _give_back(notice: Notice) -> None:
    notice.sent_at = None
    notice.next_try_at = timezone.now() + timedelta(minutes=2**notice.tries)
    notice.save(update_fields=["sent_at", "next_try_at"])


def _send(address: str, notice: Notice) -> None:
    """By mail, or by text message where a mobile number was given."""
    with translation.override(notice.language):
        mail = written(notice)
    if kind_of(address) == "mail":
        send_mail_text(address, mail.subject, mail.body, headers=mail.headers)
    else:
        sms.send(address, mail.short)
