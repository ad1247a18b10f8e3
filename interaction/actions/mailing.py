"""Sends the notices that wait, each once; a failed one is tried again later."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from interaction.models import Notice
from interaction.queries.timeline import label_of_event
from people.mail import send_mail_text
from people.refusals import NotSent
from realtime.publish import action

logger = logging.getLogger(__name__)
AT_ONCE, TRIES = 100, 8


def send_notices() -> int:
    """Mails up to a hundred waiting notices and returns how many went out."""
    return sum(send_one(pk) for pk in list(_waiting().values_list("pk", flat=True)[:AT_ONCE]))


def _waiting() -> QuerySet[Notice]:
    ready = Q(next_try_at__isnull=True) | Q(next_try_at__lte=timezone.now())
    return Notice.objects.filter(ready, sent_at__isnull=True, tries__lt=TRIES).order_by("pk")


def send_one(pk: int) -> bool:
    """Claims one notice, then mails it; two ticks at once send it once. False when it was taken or failed."""
    notice = _claim(pk)
    if notice is None:
        return False
    address = notice.contact or (notice.user.mail if notice.user else "")
    if not address:
        return False
    try:
        with translation.override(notice.language):
            send_mail_text(address, *_written(notice))
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


def _written(notice: Notice) -> tuple[str, str]:
    """Subject and body: the number and what happened, never the text itself."""
    submission = notice.event.submission
    assert submission is not None  # notify() tells of submissions only
    what = label_of_event(submission, notice.event.kind)
    subject = _("%(number)s: there is news") % {"number": submission.number}
    body = _(
        "Your submission %(number)s has a new state: %(what)s.\n\n"
        "See the whole history with your number and query code at %(address)s"
    ) % {"number": submission.number, "what": what, "address": settings.SITE_URL + reverse("interaction:status")}
    return subject, body
